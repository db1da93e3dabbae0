// [data-again]: a choice that brings another question asks for the questions of the page again at once.
document.addEventListener(
  "change",
  (event) => {
    const form = event.target.form;
    if (!event.target.matches("[data-again]") || !form) return;
    event.stopPropagation();
    htmx.ajax("POST", form.getAttribute("hx-post"), { source: form, target: "#questions", swap: "outerHTML" });
  },
  true,
);
