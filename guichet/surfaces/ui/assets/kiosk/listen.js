// [data-listen]: says the texts of the page one after the other; a choice lights up while it is said. A second press stops.
document.querySelectorAll("[data-listen]").forEach((box) => {
  const button = box.querySelector("button");
  const sounds = [...box.querySelectorAll("[data-sound]")];
  const audio = document.createElement("audio");
  let next = 0;
  box.append(audio);
  box.hidden = false;

  const lit = () => document.querySelectorAll(".lit").forEach((each) => each.classList.remove("lit"));
  const stop = () => {
    audio.pause();
    lit();
    button.setAttribute("aria-pressed", "false");
  };
  const light = (option) => {
    lit();
    const [name, value] = (option ?? "").split("=");
    if (value) document.querySelector(`input[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`)?.closest(".choice, .pictogram")?.classList.add("lit");
  };
  const say = () => {
    const sound = sounds[next];
    next += 1;
    if (!sound) return stop();
    audio.src = sound.dataset.sound;
    light(sound.dataset.option);
    audio.play().catch(() => {});
  };
  audio.addEventListener("ended", say);
  audio.addEventListener("error", say); // nobody recorded that text yet
  button.addEventListener("click", () => {
    if (button.getAttribute("aria-pressed") === "true") return stop();
    button.setAttribute("aria-pressed", "true");
    next = 0;
    say();
  });
});

// The warning of a silence is spoken, for who looks elsewhere.
document.querySelector("[data-idle]")?.addEventListener("guichet:warned", (event) => {
  event.target.querySelector("audio")?.play().catch(() => {});
});
