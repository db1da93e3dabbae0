// Between the kiosk's page and the platform over it: two windows without a frame, of which one is seen.
// The kiosk's is the first that the browser opened; a platform is whatever came after.
const windows = async () => {
  const [kiosk, ...platforms] = (await chrome.tabs.query({})).sort((one, other) => one.id - other.id);
  return { kiosk, platform: platforms.at(-1) };
};
const show = (tab) => tab && chrome.tabs.update(tab.id, { active: true });

// The same platform, left for a moment, is found as it was; another one takes its place.
const open = async (address) => {
  const { platform } = await windows();
  if (!platform) return chrome.tabs.create({ url: address });
  const there = platform.url && new URL(platform.url).origin === new URL(address).origin;
  return chrome.tabs.update(platform.id, there ? { active: true } : { active: true, url: address });
};

const handle = async (message, sender) => {
  const found = await windows();
  if (message.open && sender.tab?.id === found.kiosk.id) {
    await chrome.storage.session.set({ words: message.words, language: message.language });
    await open(message.open);
  }
  if (message.front) {
    const wasBehind = !found.kiosk.active;
    await show(found[message.front]);
    return { wasBehind };
  }
  if (message.words === true) return chrome.storage.session.get(["words", "language"]);
  if (message.gesture || message.end || message.say) {
    const { gesture, end, say } = message;
    if (end) await show(found.kiosk);
    await chrome.tabs.sendMessage(found.kiosk.id, { gesture, end, say });
  }
};

chrome.runtime.onMessage.addListener((message, sender, answer) => {
  handle(message, sender).then(answer);
  return true;
});
