// [data-keyboard]: the kiosk's own keyboard. Its keys are buttons like others; what they write goes where the cursor was.
const board = document.querySelector("[data-keyboard]");
const WRITTEN = "input:is([type=text], [type=tel], [type=email], [type=search], :not([type])), textarea";
const LAYERS = {
  letters: ["azertyuiop", "qsdfghjklm", "⇧wxcvbn’-⌫", "?#éɛ_.@→"],
  accents: ["éèêëàâä", "çùûüôöî", "⇧ïœæ’«»⌫", "?#aɛ_,;→"],
  national: ["ɛɔɖŋẹọṣ", "\u0301\u0300\u0302\u030c\u0303", "⇧aeiou⌫", "?#éa_.-→"],
  figures: ["1234567890", "+-/()'\"&%", ",.:;!?@⌫", "?aéɛ_→"],
  pad: ["123", "456", "789", "+0⌫", "?↓→"],
};
const GOES = { "#": "figures", a: "letters", é: "accents", ɛ: "national" };

if (board) {
  let field = null;
  let layer = "letters";
  let capital = false;
  let changed = false;
  let pressed = false;
  let leaving = 0;
  let listening = false; // keys are said in place of writing

  const words = board.dataset;
  const NAMES = { "⌫": "erase", "⇧": "capital", _: "space", "→": "onward", "↓": "hide", "?": "hear" };
  const layerNames = { figures: words.figures, letters: words.letters, accents: words.accents, national: words.national };

  const button = (text, label, press, kind = "") => {
    const key = document.createElement("button");
    key.type = "button";
    key.className = `key ${kind}`;
    key.textContent = text;
    if (label) key.setAttribute("aria-label", label);
    key.addEventListener("click", () => (listening && press !== hear ? tell(label || text) : press()));
    return key;
  };
  const tell = (text) => document.dispatchEvent(new CustomEvent("guichet:say", { detail: text }));
  const hear = () => {
    listening = !listening;
    show(layer, capital);
  };
  const gestureKey = (sign, press, kind, pressed) => {
    const name = NAMES[sign];
    const key = button("", words[name], press, kind);
    key.append(document.querySelector(`template[data-key=${name}]`).content.cloneNode(true));
    if (pressed !== undefined) key.setAttribute("aria-pressed", String(pressed));
    return key;
  };
  const layerKey = (name) => {
    const samples = { figures: "123", letters: "abc", accents: "éèç", national: "ɛɔŋ" };
    return button(samples[name], layerNames[name], () => show(name), "key--word");
  };
  const tone = (sign) => /[\u0300-\u036f]/.test(sign);
  const signKey = (sign) => {
    const written = capital ? sign.toLocaleUpperCase("fr") : sign;
    return button(tone(sign) ? `\u25cc${sign}` : written, "", () => write(written));
  };
  const drawn = (sign, last) => {
    if (last && GOES[sign]) return layerKey(GOES[sign]);
    if (last && sign === "?") return gestureKey(sign, hear, "key--word", listening);
    switch (sign) {
      case "⌫": return gestureKey(sign, erase, "key--word");
      case "⇧": return gestureKey(sign, () => show(layer, !capital), "key--word", capital);
      case "_": return gestureKey(sign, () => write(" "), "key--space");
      case "→": return gestureKey(sign, onward, "key--word");
      case "↓": return gestureKey(sign, hide, "key--word");
      default: return signKey(sign);
    }
  };
  const show = (name, upper = false) => {
    const focused = board.contains(document.activeElement);
    layer = name;
    capital = upper;
    board.classList.toggle("keyboard--figures", name === "pad");
    board.replaceChildren(
      ...LAYERS[name].map((signs, index) => {
        const row = document.createElement("div");
        row.className = "keyboard__row";
        const last = index === LAYERS[name].length - 1;
        row.append(...[...signs].map((sign) => drawn(sign, last)));
        return row;
      }),
    );
    if (focused) board.querySelector("button").focus();
  };

  const edit = (change) => {
    if (!field) return;
    const [from, to] = [field.selectionStart, field.selectionEnd];
    change(from, to);
    changed = true;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    if (capital) show(layer);
  };
  const write = (text) => edit((from, to) => field.setRangeText(text, from, to, "end"));
  const erase = () => edit((from, to) => {
    const before = [...field.value.slice(0, from)];
    field.setRangeText("", from === to ? from - (before.at(-1)?.length ?? 0) : from, to, "end");
  });
  const onward = () => {
    const fields = [...document.querySelectorAll(`main :is(${WRITTEN}, select, button.button--great)`)].filter((each) => !each.closest("[hidden]"));
    const next = fields[fields.indexOf(field) + 1];
    next?.focus();
    next?.scrollIntoView({ block: "center" });
  };
  const settle = () => {
    if (changed) field?.dispatchEvent(new Event("change", { bubbles: true }));
    changed = false;
  };
  // A page that moves under a finger loses its press: the keyboard goes once the finger has left the screen.
  const leave = () => {
    clearTimeout(leaving);
    leaving = setTimeout(() => (pressed ? leave() : hide()), 250);
  };
  const hide = () => {
    clearTimeout(leaving);
    settle();
    board.hidden = true;
    document.body.classList.remove("kiosk--typing");
  };

  document.addEventListener("pointerdown", () => { pressed = true; }, true);
  for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, () => { pressed = false; }, true);
  // The finger must not take the cursor out of the field.
  board.addEventListener("pointerdown", (event) => event.preventDefault());
  document.addEventListener("focusin", (event) => {
    if (board.contains(event.target)) return;
    settle();
    if (!event.target.matches(WRITTEN)) return leave();
    clearTimeout(leaving);
    field = event.target;
    if (field.type === "email") field.type = "text"; // an address has no cursor that a script can read
    const figures = ["numeric", "decimal", "tel"].includes(field.dataset.pad ?? field.inputMode) || field.type === "tel";
    field.dataset.pad ??= figures ? "numeric" : "text";
    field.inputMode = "none"; // no second keyboard over ours
    show(figures ? "pad" : "letters");
    board.hidden = false;
    document.body.classList.add("kiosk--typing");
    field.scrollIntoView({ block: "end" }); // what is asked stands above it
  });
  document.addEventListener("submit", settle, true);
  // Somebody types on a real keyboard: ours makes room.
  document.addEventListener("keydown", (event) => {
    const writes = event.isTrusted && event.key.length === 1 && event.target === field;
    if (writes && !board.hidden) hide();
  });
}
