// [data-error-summary]: read first when the page comes back; its links put the cursor in the field.
htmx.onLoad((root) => root.querySelector("[data-error-summary]")?.focus());

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-error-summary] a");
  const field = link && document.getElementById(link.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  const group = field.closest("fieldset") ?? field.labels?.[0] ?? field;
  group.scrollIntoView();
  field.focus({ preventScroll: true });
});
