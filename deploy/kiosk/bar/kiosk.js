// On the kiosk's own pages: opens a platform over them, and lets them hear what happens on it.
document.addEventListener(
  "click",
  (event) => {
    const link = event.target.closest("[data-elsewhere]");
    if (!link) return;
    event.preventDefault();
    const { barBack: back, barEnd: end, barListen: listen } = link.dataset;
    chrome.runtime.sendMessage({ open: link.href, words: { back, end, listen }, language: document.documentElement.lang });
  },
  true,
);

chrome.runtime.onMessage.addListener(({ gesture, end, say }) => {
  if (gesture) document.dispatchEvent(new Event("guichet:gesture"));
  if (say) document.dispatchEvent(new CustomEvent("guichet:say", { detail: say }));
  if (end) document.querySelector("[data-end]")?.requestSubmit();
});

// A warning of silence comes to the front; who is still there goes back to what they were doing.
const warning = document.querySelector("[data-idle]");
let wasBehind = false;
warning?.addEventListener("guichet:warned", async () => {
  ({ wasBehind } = await chrome.runtime.sendMessage({ front: "kiosk" }));
});
warning?.addEventListener("close", () => {
  if (wasBehind) chrome.runtime.sendMessage({ front: "platform" });
  wasBehind = false;
});
