// [data-ticket]: the camera of the kiosk reads the square of a ticket, and gives it to the form as a scanner would.
// A scanner types, and nobody has touched a field for it.
import { watch } from "../camera/reading.js";

const TICKET = /#[A-Z]{3}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]\.[\w-]{22}$/;
const PATIENCE = 20_000; // milliseconds without a square, then a word of advice; the camera goes on looking

const form = document.querySelector("main form");
const box = document.querySelector("[data-ticket]");
const part = (name) => box.querySelector(`[data-${name}]`);
const video = part("picture");
let stop = () => {};
let waiting;

function say(name) {
  ["refused", "other", "unseen"].forEach((each) => (part(each).hidden = each !== name));
}

function close() {
  clearTimeout(waiting);
  stop();
  video.hidden = true;
  part("open").hidden = false;
}

function refuse() {
  close();
  say("refused");
}

function found(text) {
  close();
  if (!TICKET.test(text)) return say("other");
  form.elements.reference.value = text;
  form.requestSubmit();
}

async function open() {
  say("");
  part("open").hidden = true;
  video.hidden = false;
  waiting = setTimeout(() => say("unseen"), PATIENCE);
  try {
    stop = await watch(video, box.dataset.decoder, found);
    video.srcObject?.getVideoTracks()[0].addEventListener("ended", refuse); // unplugged
    video.scrollIntoView({ block: "center" });
  } catch {
    refuse();
  }
}

part("open").hidden = !navigator.mediaDevices?.getUserMedia;
part("open").addEventListener("click", open);
window.addEventListener("pagehide", close);
document.addEventListener("keydown", ({ key, target }) => {
  if (key.length === 1 && key !== " " && !target.matches("input")) form.elements.reference.focus();
});
