// [data-copy="text"]: copies the text and says so. Hidden where the device cannot copy.
htmx.onLoad((root) => {
  if (!navigator.clipboard) return;
  root.querySelectorAll("[data-copy]").forEach((button) => {
    button.hidden = false;
  });
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const said = await navigator.clipboard.writeText(button.dataset.copy).then(
    () => button.dataset.done,
    () => button.dataset.refused,
  );
  htmx.trigger(document.body, "guichet:tell", { text: said });
});
