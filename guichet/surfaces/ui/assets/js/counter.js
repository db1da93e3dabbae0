// [data-counter] beside a field with maxlength: how many characters are left, said when the person pauses.
const show = (counter, field) => {
  const left = Number(field.dataset.most) - field.value.length;
  const { left: remaining, over } = counter.dataset;
  counter.textContent = (left < 0 ? over : remaining).replace("0", Math.abs(left));
  counter.classList.toggle("counter--over", left < 0);
};

htmx.onLoad((root) => {
  root.querySelectorAll("[data-counter]").forEach((counter) => {
    const field = document.getElementById(counter.dataset.counter);
    let pause;
    show(counter, field);
    field.addEventListener("input", () => {
      clearTimeout(pause);
      show(counter, field);
      pause = setTimeout(() => htmx.trigger(document.body, "guichet:tell", { text: counter.textContent }), 1500);
    });
  });
});
