// A button's own question before it does anything.
import { byId } from "./dom.js";

export function confirmed(button) {
  if (!button.dataset.confirm) return Promise.resolve(true);
  const asked = JSON.parse(button.dataset.confirm);
  const dialog = byId("confirm");
  byId("confirm-title").textContent = asked.title.text;
  byId("confirm-text").textContent = asked.text.text;
  byId("confirm-no").textContent = asked.deny.text;
  byId("confirm-yes").textContent = asked.confirm.text;
  byId("confirm-yes").className = `btn ${asked.style ?? "primary"}`;
  dialog.returnValue = "no";
  dialog.showModal();
  return new Promise((answer) => {
    dialog.addEventListener("close", () => answer(dialog.returnValue === "yes"), { once: true });
  });
}
