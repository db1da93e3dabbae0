// Finds the code in a picture or before the camera: by the browser itself where it can, else by the shipped reader.

const PAUSE = 150; // milliseconds between two looks, so that a small phone stays usable
const LARGEST = 2_000; // pixels a side: more finds nothing more

// The text of the code in the picture, or null. `decoder` is the address of the shipped reader.
export async function readPicture(file, decoder) {
  const picture = await createImageBitmap(file).catch(() => null);
  return picture && find(picture, picture.width, picture.height, decoder);
}

// Calls `found` once, then lets go of the camera. Answers a function that stops it before.
export async function watch(video, decoder, found) {
  const wanted = { facingMode: "environment", width: { ideal: 1280 } };
  video.srcObject = await navigator.mediaDevices.getUserMedia({ video: wanted });
  await video.play();
  let going = true;
  const stop = () => {
    going = false;
    video.srcObject?.getTracks().forEach((track) => track.stop());
    video.srcObject = null;
  };
  look();
  return stop;

  async function look() {
    const text = going && (await find(video, video.videoWidth, video.videoHeight, decoder));
    if (!going) return;
    if (!text) return setTimeout(look, PAUSE);
    stop();
    found(text);
  }
}

async function find(source, width, height, decoder) {
  return (await byTheBrowser(source)) ?? (await byTheShippedReader(source, width, height, decoder));
}

async function byTheBrowser(source) {
  try {
    const [code] = await new BarcodeDetector({ formats: ["qr_code"] }).detect(source);
    return code?.rawValue ?? null;
  } catch {
    return null; // it has none, or none that works on this system
  }
}

async function byTheShippedReader(source, width, height, decoder) {
  await loaded(decoder);
  const scale = Math.min(1, LARGEST / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = width * scale;
  canvas.height = height * scale;
  const sheet = canvas.getContext("2d", { willReadFrequently: true });
  sheet.drawImage(source, 0, 0, canvas.width, canvas.height);
  try {
    return qr.decodeQR(sheet.getImageData(0, 0, canvas.width, canvas.height));
  } catch {
    return null; // no code in sight
  }
}

let loading;

function loaded(decoder) {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = decoder;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
  return loading;
}
