// input[data-heaviest]: sets aside a file that is too heavy before it is sent over a slow link, and says so.
document.addEventListener("change", (event) => {
  const field = event.target;
  if (!field.matches("input[data-heaviest]")) return;
  if (![...field.files].some((file) => file.size > Number(field.dataset.heaviest))) return;
  field.value = "";
  htmx.trigger(document.body, "guichet:tell", { text: field.dataset.heavy });
});
