// [data-papers]: a paper is photographed by the kiosk's own camera. A file of this machine is nobody's: that way is hidden.
const WIDEST = 1600; // points: enough to read a birth certificate, some 300 KB on the radio link

document.querySelectorAll("[data-papers]").forEach((papers) => {
  const box = papers.querySelector("[data-camera]");
  const plain = papers.querySelector("[data-plain]");
  if (plain) plain.hidden = true;
  if (!box) return;
  const [video, open, take, refused] = ["picture", "open", "take", "refused"].map((name) => box.querySelector(`[data-${name}]`));
  const input = plain.querySelector("input");
  box.hidden = false;

  const refuse = () => {
    video.hidden = take.hidden = true;
    open.hidden = refused.hidden = false;
  };
  const stop = () => video.srcObject?.getTracks().forEach((track) => track.stop());

  open.addEventListener("click", async () => {
    refused.hidden = true;
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ video: { width: { ideal: 1920 }, height: { ideal: 1080 } } });
      stream.getVideoTracks()[0].addEventListener("ended", refuse);
      video.srcObject = stream;
      await video.play();
      video.hidden = take.hidden = false;
      open.hidden = true;
      take.focus();
    } catch {
      refuse();
    }
  });
  take.addEventListener("click", () => {
    const scale = Math.min(1, WIDEST / Math.max(video.videoWidth, video.videoHeight));
    const canvas = document.createElement("canvas");
    canvas.width = video.videoWidth * scale;
    canvas.height = video.videoHeight * scale;
    canvas.getContext("2d").drawImage(video, 0, 0, canvas.width, canvas.height);
    canvas.toBlob(
      (blob) => {
        stop();
        const chosen = new DataTransfer();
        chosen.items.add(new File([blob], "photo.jpg", { type: "image/jpeg" }));
        input.files = chosen.files;
        input.form.requestSubmit(plain.querySelector("[data-send]"));
      },
      "image/jpeg",
      0.8,
    );
  });
  window.addEventListener("pagehide", stop);
});
