// [data-display]: shows one slide after the other, asks the node what changed, calls tickets aloud, and tells once a
// minute what was shown. It keeps nothing: the node knows all that matters, so a reload or a power cut changes nothing.
const ASK = 5000;
const TELL = 60000;
const SMALLEST = 60; // percent: below, nobody reads it from four metres
const RELOAD = 6 * 3600 * 1000;
const display = document.querySelector("[data-display]");
const within = (root, name) => root.querySelector(`[data-${name}]`);
const slides = () => [...display.querySelectorAll("[data-slide]")];
const called = new Set([...display.querySelectorAll("[data-call]")].map((call) => call.dataset.call));
const counts = new Map();
const started = Date.now();
const { mark } = within(display, "head").dataset;
let waiting = null;
let queue = Promise.resolve();

const turn = () => {
  const before = Math.max(slides().findIndex((slide) => !slide.hidden), 0);
  if (waiting !== null) {
    within(display, "slides").innerHTML = waiting;
    waiting = null;
  }
  const all = slides();
  if (!all.length) return setTimeout(turn, ASK);
  const next = (before + 1) % all.length;
  all.forEach((slide, place) => (slide.hidden = place !== next));
  return show(all[next]);
};

// A long text is set smaller rather than cut.
const fit = (slide) => {
  for (let size = 100; size >= SMALLEST; size -= 4) {
    slide.style.fontSize = `${size}%`;
    if (slide.scrollHeight <= slide.clientHeight && slide.scrollWidth <= slide.clientWidth) return;
  }
};

// A video begins again with its slide, without its sound, and rests while another is shown.
const roll = (slide, isShown) => {
  const video = slide.querySelector("video");
  if (!video) return;
  if (!isShown) return video.pause();
  video.currentTime = 0;
  video.play().catch(() => {});
};

const show = (slide) => {
  fit(slide);
  slides().forEach((each) => roll(each, each === slide));
  const reference = slide.dataset.slide;
  if (reference) counts.set(reference, (counts.get(reference) || 0) + 1);
  setTimeout(turn, Number(slide.dataset.seconds) * 1000);
};

// One after the other, and never the fault of a screen whose sound is off.
const play = (address) =>
  new Promise((resolve) => {
    const sound = new Audio(address);
    sound.addEventListener("ended", resolve);
    sound.addEventListener("error", resolve);
    sound.play().catch(resolve);
  });

const call = (ticket) => {
  called.add(ticket.dataset.call);
  queue = queue.then(() => play(display.dataset.chime)).then(() => play(ticket.dataset.voice));
};

const replace = (fresh, name) => {
  const [old, now] = [within(display, name), within(fresh, name)];
  if (old.innerHTML !== now.innerHTML) old.innerHTML = now.innerHTML;
};

// What differs between a programme and itself: which slide is in sight, and how large this screen set it.
const sources = (text) => text.replaceAll(/ (hidden|autoplay)=""| style="[^"]*"/g, "");

const ask = async () => {
  if (Date.now() - started > RELOAD) return location.reload();
  const answer = await fetch(`${display.dataset.since}?depuis=${mark}`);
  if (!answer.ok) return;
  const fresh = document.createElement("template");
  fresh.innerHTML = await answer.text();
  if (within(fresh.content, "head").dataset.mark !== mark) return location.reload();
  ["calls", "side", "foot", "head"].forEach((name) => replace(fresh.content, name));
  const programme = within(fresh.content, "slides").innerHTML;
  waiting = sources(programme) === sources(within(display, "slides").innerHTML) ? null : programme;
  display.querySelectorAll("[data-call]").forEach((ticket) => {
    if (!called.has(ticket.dataset.call)) call(ticket);
  });
};

const tell = async () => {
  if (!counts.size) return;
  const told = new Map(counts);
  const body = new URLSearchParams({ shown: JSON.stringify(Object.fromEntries(told)) });
  const headers = { "X-CSRFToken": display.dataset.token };
  const answer = await fetch(display.dataset.shown, { method: "POST", body, headers });
  if (answer.status !== 204) return;
  told.forEach((count, reference) => counts.set(reference, counts.get(reference) - count));
  counts.forEach((count, reference) => count || counts.delete(reference));
};

// The node may be starting after a power cut: what failed is tried again at the next beat.
const beat = (work, pause) => setInterval(() => work().catch(() => {}), pause);

if (slides().length) show(slides().find((slide) => !slide.hidden) || slides()[0]);
else setTimeout(turn, ASK);
// A preview, for whoever approves, has nobody to ask or to tell.
if (display.dataset.since) {
  beat(ask, ASK);
  beat(tell, TELL);
}
window.addEventListener("resize", () => slides().filter((slide) => !slide.hidden).forEach(fit));
