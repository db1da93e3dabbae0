// [data-recorder="seconds"]: the microphone in place of a file, heard again before it is sent. Without script, or
// without a microphone, the file that the device's own recorder made.
const BITS_A_SECOND = 24000;
const part = (recorder, name) => recorder.querySelector(`[data-recorder-${name}]`);

const lay = (recorder, sound) => {
  const files = new DataTransfer();
  files.items.add(new File([sound], "clip", { type: sound.type }));
  part(recorder, "file").querySelector("input").files = files.files;
  const again = part(recorder, "again");
  again.hidden = false;
  again.querySelector("audio").src = URL.createObjectURL(sound);
};

const show = (recorder, on) => {
  part(recorder, "start").hidden = on;
  part(recorder, "stop").hidden = !on;
  (on ? part(recorder, "stop") : part(recorder, "start")).focus();
};

const record = async (recorder) => {
  const most = Number(recorder.dataset.recorder);
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const machine = new MediaRecorder(stream, { audioBitsPerSecond: BITS_A_SECOND });
  const pieces = [];
  const began = Date.now();
  const clock = setInterval(() => {
    const seconds = Math.floor((Date.now() - began) / 1000);
    part(recorder, "time").textContent = `${seconds} / ${most} s`;
    if (seconds >= most && machine.state === "recording") machine.stop();
  }, 250);
  machine.addEventListener("dataavailable", (event) => pieces.push(event.data));
  machine.addEventListener("stop", () => {
    clearInterval(clock);
    stream.getTracks().forEach((track) => track.stop());
    lay(recorder, new Blob(pieces, { type: machine.mimeType }));
    show(recorder, false);
  });
  part(recorder, "stop").addEventListener("click", () => machine.stop(), { once: true });
  machine.start();
  show(recorder, true);
};

document.querySelectorAll("[data-recorder]").forEach((recorder) => {
  if (!navigator.mediaDevices || !window.MediaRecorder) return;
  part(recorder, "file").hidden = true;
  part(recorder, "tools").hidden = false;
  part(recorder, "start").addEventListener("click", () => {
    record(recorder).catch(() => {
      part(recorder, "refused").hidden = false;
      part(recorder, "file").hidden = false;
    });
  });
});
