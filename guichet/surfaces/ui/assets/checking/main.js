// [data-verifier]: the page that checks a code: from its address, a camera, a picture or typed digits. Nothing of the
// code leaves the device. What only the server can check (a PDF, a reference) goes through the page's forms.
import { show } from "./answer.js";
import { bytesOf } from "./digits.js";
import { judge } from "./judging.js";
import { lists } from "./kept.js";
import { readPicture, watch } from "../camera/reading.js";
import { rowsOf } from "./wording.js";

const page = document.querySelector("[data-verifier]");
const words = JSON.parse(document.getElementById("verifier-words").textContent);
const { keysAddress, statusAddress, decoder, worker, manifest } = page.dataset;
const known = lists({ keysAddress, statusAddress });
const field = (name) => page.querySelector(`[name="${name}"]`);
const part = (name) => page.querySelector(`[data-verifier-${name}]`);
const TWICE_A_DAY = 12 * 60 * 60 * 1000;
let stop = () => {};

async function check(text) {
  const published = await known.keys();
  const now = Date.now() / 1000;
  const finding = published
    ? await judge(text, { published: words, keys: published.keys, revocations: known.revocations, now })
    : { outcome: bytesOf(text) ? "no_keys" : "unreadable" };
  show(finding, finding.claims ? rowsOf(finding, words, now) : [], words);
}

function tell(text) {
  document.querySelector("[data-status]").textContent = text;
}

function checkAddress() {
  if (/^#\d/.test(location.hash)) check(location.hash);
}

async function openCamera() {
  const video = part("video");
  tell("");
  try {
    part("camera").hidden = true;
    part("view").hidden = false;
    stop = await watch(video, decoder, (text) => {
      closeCamera();
      check(text);
    });
  } catch {
    closeCamera();
    tell(words.labels.no_camera);
  }
}

function closeCamera() {
  stop();
  part("view").hidden = true;
  part("camera").hidden = false;
}

async function checkFile(event) {
  const [file] = field("sent-file").files;
  if (!file) return;
  if (file.type.startsWith("image/")) {
    event.preventDefault();
    const text = await readPicture(file, decoder).catch(() => null);
    return text ? check(text) : tell(words.labels.no_code);
  }
  setAside(event, file.size > Number(field("sent-file").dataset.heaviest) ? field("sent-file").dataset.heavy : "");
}

function checkTyped(event) {
  const text = field("typed-reference").value;
  if (bytesOf(text)) {
    event.preventDefault();
    return check(text);
  }
  setAside(event, "");
}

// A form that would fail is not sent: what was chosen or typed stays on the page.
function setAside(event, reason) {
  const told = reason || (navigator.onLine ? "" : words.labels.offline);
  if (told) event.preventDefault();
  tell(told);
}

part("camera").hidden = !navigator.mediaDevices?.getUserMedia;
part("camera").addEventListener("click", openCamera);
part("close").addEventListener("click", closeCamera);
field("sent-file").form.addEventListener("submit", checkFile);
field("typed-reference").form.addEventListener("submit", checkTyped);
window.addEventListener("hashchange", checkAddress);
checkAddress();

// Everything that the page needs without network is fetched once it is shown.
window.addEventListener("load", async () => {
  const kept = await navigator.serviceWorker?.register(worker).catch(() => null); // a private window refuses
  if (!kept) return;
  await navigator.serviceWorker.ready;
  page.dataset.ready = "";
  window.addEventListener("online", () => kept.active?.postMessage("renew"));
  kept.periodicSync?.register("guichet-lists", { minInterval: TWICE_A_DAY }).catch(() => {}); // where it is allowed
  document.head.append(Object.assign(document.createElement("link"), { rel: "manifest", href: manifest }));
});
