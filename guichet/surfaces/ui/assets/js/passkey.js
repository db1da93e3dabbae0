// form[data-passkey="get" or "create"]: asks the device to show or to make a passkey, then sends what it answers.
const toBytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
const toText = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

// Browsers of before 2025 do not read and write these as JSON by themselves.
const decoded = (options) => ({
  ...options,
  challenge: toBytes(options.challenge),
  ...(options.user && { user: { ...options.user, id: toBytes(options.user.id) } }),
  ...Object.fromEntries(
    ["allowCredentials", "excludeCredentials"]
      .filter((name) => options[name])
      .map((name) => [name, options[name].map((each) => ({ ...each, id: toBytes(each.id) }))]),
  ),
});
const encoded = (credential) => {
  const names = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const given = names.filter((name) => credential.response[name]);
  return JSON.stringify({
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: Object.fromEntries(given.map((name) => [name, toText(credential.response[name])])),
  });
};

const optionsOf = async (form) => {
  if (form.dataset.options) return JSON.parse(form.dataset.options);
  const answer = await fetch(form.dataset.optionsFrom);
  return (await answer.json()).request_options;
};

htmx.onLoad((root) => {
  if (!window.PublicKeyCredential) return;
  root.querySelectorAll("form[data-passkey]").forEach((form) => {
    form.hidden = false;
  });
});

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-passkey]")) return;
  event.preventDefault();
  const refused = form.querySelector("[data-passkey-refused]");
  refused.hidden = true;
  try {
    const { publicKey } = await optionsOf(form);
    const credential = await navigator.credentials[form.dataset.passkey]({ publicKey: decoded(publicKey) });
    form.elements.credential.value = encoded(credential);
    form.submit();
  } catch {
    refused.hidden = false;
    htmx.trigger(document.body, "guichet:tell", { text: refused.textContent });
  }
});
