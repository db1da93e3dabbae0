// [data-listen]: whatever is written can be heard. Each text and each control has a button that says it; [data-all] says
// the page, and lights what it says. The words go to the node in the body of a request and come back as a sound.
const box = document.querySelector("[data-listen]");

if (box) {
  const { say, token, name } = box.dataset;
  const all = box.querySelector("[data-all]");
  const drawing = box.querySelector("template");
  const CONTROLS = "a.button, button.button:not([data-all]), .tile";
  const WHOLE = ".choice, .pictogram, .date, .mark, .summary__row, .notice, main li:not(.mark, :has(.tile, .button))";
  const TEXTS = ".content :is(h1, h2, h3, p, legend.label, label.label, select), .warning :is(h2, p)";
  const PARTS = "dt, dd, p, .tile__title, .tile__hint, .label__optional";
  const SILENT = ".ear, .heard:not(.button *, a *), [aria-hidden=true], script, template, .summary__change";
  let player = null;
  let sound = null;
  let turn = 0;
  let there = 0;

  const words = (element, without) => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll(`${SILENT}, ${without}`).forEach((each) => each.remove());
    return copy.textContent.replace(/\s+/g, " ").trim();
  };
  // A row is a question then an answer: each is looked for by its own words.
  const textsOf = (unit) => {
    if (unit.matches("select")) return [unit.selectedOptions[0]?.textContent.trim() ?? ""];
    const parts = [...unit.querySelectorAll(PARTS)].filter((each) => !each.matches(SILENT) && !each.querySelector(PARTS));
    return [words(unit, PARTS), ...parts.map((each) => words(each, "none"))].filter(Boolean);
  };

  const play = async (text, language, mine) => {
    const body = new FormData();
    body.append("text", text);
    body.append("language", language);
    const answer = await fetch(say, { method: "POST", headers: { "X-CSRFToken": token }, body });
    if (!answer.ok) return;
    const buffer = await player.decodeAudioData(await answer.arrayBuffer());
    if (mine !== turn) return;
    sound = new AudioBufferSourceNode(player, { buffer });
    sound.connect(player.destination);
    sound.start();
    // Whoever listens is there; a sound that a broken loudspeaker never ends keeps nobody.
    const beat = (there = setInterval(() => document.dispatchEvent(new Event("guichet:gesture")), 5000));
    await new Promise((done) => {
      sound.addEventListener("ended", done);
      setTimeout(done, 1000 * buffer.duration + 2000);
    });
    clearInterval(beat);
  };
  const light = (unit) => {
    document.querySelectorAll(".lit").forEach((each) => each.classList.remove("lit"));
    unit?.classList.add("lit");
    unit?.scrollIntoView({ block: "nearest" });
  };
  const stop = () => {
    turn += 1;
    clearInterval(there);
    sound?.stop();
    sound = null;
    light(null);
    document.querySelectorAll("[data-ear][aria-pressed=true]").forEach((each) => each.setAttribute("aria-pressed", "false"));
  };
  const listen = async (button, said) => {
    const pressed = button?.getAttribute("aria-pressed") === "true";
    stop();
    if (pressed) return;
    const mine = turn;
    player ??= new AudioContext();
    button?.setAttribute("aria-pressed", "true");
    for (const [unit, text] of said) {
      if (mine !== turn) return;
      light(unit);
      await play(text, (unit ?? document.body).closest("[lang]").lang, mine).catch(() => {});
    }
    if (mine === turn) stop();
  };

  const each = (units) => units.flatMap((unit) => textsOf(unit).map((text) => [unit, text]));

  const ear = (unit) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "ear";
    button.dataset.ear = "";
    button.setAttribute("aria-pressed", "false");
    button.setAttribute("aria-label", `${name} ${textsOf(unit).join(", ")}`);
    button.append(drawing.content.cloneNode(true));
    button.addEventListener("click", () => listen(button, each([unit])));
    return button;
  };
  const wrap = (unit, kind) => {
    const pair = document.createElement(kind);
    pair.className = "said";
    unit.replaceWith(pair);
    pair.append(unit, ear(unit));
  };
  // Beside, never inside what has a name of its own: a heading, a control, the label of a field.
  const place = (unit) => {
    if (unit.dataset.said !== undefined || !textsOf(unit).length) return;
    unit.dataset.said = "";
    if (unit.matches(WHOLE)) {
      unit.classList.add("says");
      const own = unit.matches(".summary__row") ? document.createElement("dd") : unit;
      own.append(ear(unit));
      if (own !== unit) unit.append(own);
    } else if (unit.matches("legend")) unit.after(ear(unit));
    else wrap(unit, unit.matches(CONTROLS) ? "span" : "div");
  };
  const units = (root) => [...root.querySelectorAll(`${CONTROLS}, ${WHOLE}, ${TEXTS}`)].filter(
    (each) => each.matches(CONTROLS) || !each.matches(SILENT) && !each.parentElement.closest(`${WHOLE}, .progress, button, a`),
  );
  const placeAll = () => units(document.body).forEach(place);

  all.dataset.ear = "";
  all.addEventListener("click", () => listen(all, each(units(document.querySelector("main")).filter((unit) => unit.checkVisibility()))));
  box.hidden = false;
  placeAll();
  document.addEventListener("htmx:afterSettle", placeAll);
  // A silence is warned of aloud, for who looks elsewhere.
  const warning = document.querySelector("[data-idle]");
  warning?.addEventListener("guichet:warned", () => listen(null, each([warning])));
  warning?.addEventListener("close", stop);
  // A key of the keyboard, touched to be heard.
  document.addEventListener("guichet:say", (event) => listen(null, [[null, event.detail]]));
}
