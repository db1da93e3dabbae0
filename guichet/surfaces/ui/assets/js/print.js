// [data-print]: prints the page. Hidden where there is no script.
htmx.onLoad((root) => {
  root.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
  });
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});
