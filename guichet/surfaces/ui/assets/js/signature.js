// [data-signature]: a space to draw a signature with a finger, a pen or a mouse; typing one's name does as well.
const ready = (root) =>
  root.querySelectorAll("[data-signature][hidden]:not([data-uploads=''])").forEach((box) => {
    box.hidden = false;
    const canvas = box.querySelector("canvas");
    const pen = canvas.getContext("2d");
    const at = (event) => {
      const area = canvas.getBoundingClientRect();
      return [((event.clientX - area.left) * canvas.width) / area.width, ((event.clientY - area.top) * canvas.height) / area.height];
    };
    let drawn = false;
    canvas.addEventListener("pointerdown", (event) => {
      canvas.setPointerCapture(event.pointerId);
      pen.lineWidth = 4;
      pen.lineCap = "round";
      pen.beginPath();
      pen.moveTo(...at(event));
    });
    canvas.addEventListener("pointermove", (event) => {
      if (!canvas.hasPointerCapture(event.pointerId)) return;
      pen.lineTo(...at(event));
      pen.stroke();
      drawn = true;
    });
    box.querySelector("button").addEventListener("click", () => {
      if (!drawn) return;
      canvas.toBlob((blob) => {
        const file = new File([blob], "signature.png", { lastModified: Date.now() });
        box.dispatchEvent(new CustomEvent("guichet:drawn", { bubbles: true, detail: file }));
      }, "image/png");
    });
  });

document.addEventListener("DOMContentLoaded", () => ready(document));
document.addEventListener("htmx:afterSwap", () => ready(document));
