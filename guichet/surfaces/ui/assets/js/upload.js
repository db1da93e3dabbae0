// [data-file] input[type=file]: sends a file in pieces as soon as it is chosen, shows how far it is, and goes on where
// it stopped when the network comes back. Without this, or without a place for pieces, the form's own button sends the
// file whole.
const PIECE = 128 * 1024;
const PATIENCE = [1, 2, 4, 8, 15, 30, 30, 30];
const pause = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));
const tell = (text) => htmx.trigger(document.body, "guichet:tell", { text });

const ask = (address, method, token, headers = {}, body = undefined) =>
  fetch(address, { method, body, headers: { "X-CSRFToken": token, ...headers } });

class Refused extends Error {}

async function sentenceOf(answer) {
  throw new Refused((await answer.json()).message);
}

async function announce(box, file, token) {
  const facts = { question: box.dataset.file, name: file.name, length: file.size, mark: file.lastModified };
  const answer = await ask(box.dataset.uploads, "POST", token, {}, new URLSearchParams(facts));
  if (answer.status === 422) await sentenceOf(answer);
  if (!answer.ok) throw new Error(answer.status);
  return { address: answer.headers.get("Location"), offset: Number(answer.headers.get("Upload-Offset")) };
}

async function add(address, file, offset, token) {
  const headers = { "Content-Type": "application/offset+octet-stream", "Upload-Offset": String(offset) };
  const answer = await ask(address, "PATCH", token, headers, file.slice(offset, offset + PIECE));
  if (answer.status === 422 || answer.status === 507) await sentenceOf(answer);
  if (!answer.headers.has("Upload-Offset")) throw new Error(answer.status);
  return Number(answer.headers.get("Upload-Offset"));
}

async function patiently(box, attempt) {
  for (const seconds of PATIENCE) {
    try {
      return await attempt();
    } catch (fault) {
      if (fault instanceof Refused) throw fault;
      tell(box.dataset.stopped);
      await pause(seconds);
    }
  }
  return attempt();
}

async function send(box, file, token) {
  const shown = box.querySelector("[data-progress]");
  const show = (offset) => {
    const percent = Math.round((100 * offset) / file.size);
    shown.hidden = false;
    shown.querySelector("progress").value = percent;
    shown.querySelector("span").textContent = `${box.dataset.sending} ${percent} %`;
  };
  let { address, offset } = await patiently(box, () => announce(box, file, token));
  while (offset < file.size) {
    show(offset);
    offset = await patiently(box, async () => {
      try {
        return await add(address, file, offset, token);
      } catch (fault) {
        if (fault instanceof Refused) throw fault;
        const answer = await ask(address, "HEAD", token);
        if (answer.status === 404) return file.size; // the last piece arrived, only its answer was lost
        if (!answer.headers.has("Upload-Offset")) throw fault;
        return Number(answer.headers.get("Upload-Offset"));
      }
    });
  }
}

async function sendAll(box, files) {
  const token = box.closest("form").elements.csrfmiddlewaretoken.value;
  const field = box.querySelector("input[type=file]");
  try {
    for (const file of files) {
      if (file.size > Number(box.dataset.heaviestFile)) throw new Refused(box.dataset.refused);
      await send(box, file, token);
    }
    tell(box.dataset.done);
  } catch (fault) {
    tell(fault instanceof Refused ? fault.message : box.dataset.stopped);
  }
  if (field) field.value = "";
  htmx.ajax("GET", location.href, { target: "#questions", select: "#questions", swap: "outerHTML" });
}

document.addEventListener(
  "change",
  (event) => {
    const box = event.target.closest("[data-file]");
    if (!box?.dataset.uploads || event.target.type !== "file" || !event.target.files.length) return;
    event.stopPropagation(); // the form has no answer to save yet
    sendAll(box, [...event.target.files]);
  },
  true,
);
document.addEventListener("guichet:drawn", (event) => sendAll(event.target, [event.detail]));
