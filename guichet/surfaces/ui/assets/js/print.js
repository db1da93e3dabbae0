// [data-print]: prints the page. Hidden where there is no script.
htmx.onLoad((root) => {
  root.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
  });
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});

// [data-print-open]: a disclosure that paper shows open; afterwards it is closed again.
const opened = new Set();

addEventListener("beforeprint", () => {
  document.querySelectorAll("[data-print-open]:not([open])").forEach((disclosure) => {
    opened.add(disclosure);
    disclosure.open = true;
  });
});

addEventListener("afterprint", () => {
  opened.forEach((disclosure) => {
    disclosure.open = false;
  });
  opened.clear();
});
