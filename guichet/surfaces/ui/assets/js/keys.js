// [data-key]: Alt, Shift and the letter press it, the same in every browser, and never while one types. Nothing listens to
// a letter alone: whoever speaks to the computer would set off one gesture after the other (WCAG 2.2, 2.1.4).
const TYPING = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]";

// [data-keys]: tells of the keys. Hidden where there is no script.
htmx.onLoad((root) => {
  root.querySelectorAll("[data-keys]").forEach((told) => {
    told.hidden = false;
  });
});

document.addEventListener("keydown", (event) => {
  if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey || event.target.closest(TYPING)) return;
  // On a Mac, Option and a letter make another sign: the place of the key tells which it was.
  const letters = [event.key.toLowerCase(), event.code.replace("Key", "").toLowerCase()];
  const target = [...document.querySelectorAll("[data-key]")].find((each) => letters.includes(each.dataset.key));
  if (!target) return;
  event.preventDefault();
  target.click();
});
