// [data-carried]: fills the form of resumption with what a QR code carried behind the # of the address.
const [reference, secret] = location.hash.slice(1).split(".");
if (secret && document.querySelector("[data-carried]")) {
  const fields = document.querySelector("main form").elements;
  fields.reference.value = reference;
  fields.code.value = secret;
  history.replaceState(null, "", location.pathname);
  document.querySelector("main form .button").focus();
}
