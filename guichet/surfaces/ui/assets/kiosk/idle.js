// [data-idle]: nobody touches the screen for so long, a warning fills it, then the visit ends. Sound counts as a gesture.
const warning = document.querySelector("[data-idle]");

if (warning) {
  const EVERY = 15_000; // the node hears that somebody is there, so that it ends a visit whose screen went dark
  const { idle, warning: left, there } = warning.dataset;
  const shown = warning.querySelector("[data-left]");
  let last = Date.now();
  let told = Date.now();
  let leftAt = 0;

  // Asked once, and again when no answer came: a node that starts anew must not leave a visit on the screen.
  const leave = () => {
    if (Date.now() - leftAt < EVERY) return;
    leftAt = Date.now();
    document.querySelector("[data-end]").requestSubmit();
  };
  const touched = () => {
    if (!warning.open) last = Date.now();
  };
  const stay = () => {
    warning.close();
    touched();
    tell();
  };
  const tell = async () => {
    told = Date.now();
    if (!there) return;
    const token = document.querySelector("[data-end] [name=csrfmiddlewaretoken]").value;
    const answer = await fetch(there, { method: "POST", headers: { "X-CSRFToken": token } }).catch(() => null);
    if (answer?.status === 410) leave();
  };
  const look = () => {
    const silent = (Date.now() - last) / 1000;
    if (silent >= Number(idle) + Number(left)) return leave();
    if (silent >= Number(idle) && !warning.open) {
      warning.showModal();
      warning.dispatchEvent(new Event("guichet:warned"));
    }
    shown.textContent = Math.max(0, Math.ceil(Number(idle) + Number(left) - silent));
    if (!warning.open && last > told && Date.now() - told >= EVERY) tell();
  };

  for (const gesture of ["pointerdown", "keydown", "input", "wheel", "guichet:gesture"]) {
    document.addEventListener(gesture, touched, { capture: true, passive: true });
  }
  document.addEventListener("scroll", touched, { capture: true, passive: true });
  warning.querySelector("[data-stay]").addEventListener("click", stay);
  warning.querySelector("[data-leave]").addEventListener("click", leave);
  warning.addEventListener("cancel", (event) => {
    event.preventDefault();
    stay();
  });
  setInterval(look, 1000);
}

// A page that comes back from the browser's memory is asked for anew: the visit may be over.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) window.location.reload();
});
