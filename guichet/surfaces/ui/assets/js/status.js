// [data-status]: the one place where a page speaks up. Others tell it with the event "guichet:tell"; it tells of the network itself.
const region = () => document.querySelector("[data-status]");

document.addEventListener("guichet:tell", (event) => {
  region().textContent = event.detail.text;
});
document.addEventListener("htmx:sendError", () => {
  region().textContent = region().dataset.noNetwork;
});
document.addEventListener("htmx:responseError", () => {
  region().textContent = region().dataset.noAnswer;
});
