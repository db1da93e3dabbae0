// On a platform: the kiosk's bar at the bottom, out of that site's reach. It goes back, or ends the visit; the site keeps
// the room above it.
const DRAWN = {
  back: "M54 32H12M28 14L10 32l18 18",
  end: "M14 14l36 36M50 14L14 50",
  listen: "M8 24h12l16-14v44L20 40H8zM44 22c6 6 6 14 0 20M50 14c12 10 12 26 0 36",
};
const STYLE = `
  :host { all: initial; }
  nav { position: fixed; inset: auto 0 0; z-index: 2147483647; display: flex; gap: 8px; align-items: center; padding: 8px 16px;
    background: #f3f5f2; border-top: 2px solid #15191a; font: 600 22px/1.2 system-ui, sans-serif; }
  button { display: inline-flex; gap: 12px; align-items: center; min-height: 64px; padding: 4px 16px; border: 2px solid #00563a;
    border-radius: 3px; background: #fff; color: #00563a; font: inherit; cursor: pointer; }
  button.end { margin-left: auto; border-color: #96111c; background: #96111c; color: #fff; }
  button.listen { justify-content: center; min-width: 64px; padding: 0; border-radius: 50%; }
  button:focus-visible { outline: 4px solid #15191a; box-shadow: 0 0 0 4px #ffc926; }
  svg { width: 34px; height: 34px; fill: none; stroke: currentcolor; stroke-width: 4; stroke-linecap: round; stroke-linejoin: round; }
`;
const HEIGHT = "84px";
const EVERY = 2000; // a gesture is told at most so often, in milliseconds

const tell = (message) => chrome.runtime.sendMessage(message);
const drawing = (path) => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("viewBox", "0 0 64 64");
  svg.setAttribute("aria-hidden", "true");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
};
const button = (kind, text, press) => {
  const made = document.createElement("button");
  made.type = "button";
  made.className = kind;
  made.append(drawing(DRAWN[kind]), kind === "listen" ? "" : text);
  if (kind === "listen") made.setAttribute("aria-label", text);
  made.addEventListener("click", press);
  return made;
};

const draw = ({ words, language }) => {
  if (!words) return; // nobody came here from a kiosk's page
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "closed" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  const bar = document.createElement("nav");
  bar.lang = language;
  bar.setAttribute("aria-label", "Guichet");
  const heard = (text) => button("listen", `${words.listen} ${text}`, () => tell({ say: text }));
  bar.append(
    button("back", words.back, () => tell({ front: "kiosk" })), heard(words.back),
    button("end", words.end, () => tell({ end: true })), heard(words.end),
  );
  root.append(bar);
  document.documentElement.append(host);
  document.documentElement.style.setProperty("padding-bottom", HEIGHT, "important");
  // A site that tidies its page away gets the bar again.
  new MutationObserver(() => host.isConnected || document.documentElement.append(host)).observe(document.documentElement, { childList: true });
};

let told = 0;
for (const gesture of ["pointerdown", "keydown", "input", "wheel", "scroll"]) {
  document.addEventListener(
    gesture,
    () => {
      if (Date.now() - told < EVERY) return;
      told = Date.now();
      tell({ gesture: true });
    },
    { capture: true, passive: true },
  );
}
tell({ words: true }).then(draw);
