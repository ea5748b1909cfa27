// The topmost view in a dialog.
import { act } from "./api.js";
import { confirmed } from "./confirm.js";
import { byId, nodes } from "./dom.js";
import { bookmark, held } from "./focus.js";
import { carry, fillTimes, valueOf, values } from "./fields.js";

const dialog = byId("modal");
let me = null;
let shownId = null;
let back = () => {};

export function showView(id, html, person) {
  me = person;
  if (id === shownId) return;
  const sameView = shownId?.split(":")[0] === id?.split(":")[0];
  shownId = id;
  if (!id) return leave();
  const fresh = nodes(html);
  fillTimes(fresh);
  if (sameView) carry(dialog, fresh);
  const focus = sameView ? held(dialog) : () => {};
  dialog.replaceChildren(fresh);
  focus(dialog);
  if (!dialog.open) {
    back = bookmark();
    dialog.showModal();
  }
  if (!sameView) dialog.querySelector(".modal-body :is(input, textarea, select, button), .dialog-foot .primary")?.focus();
}

// What was pressed to open it may have been drawn anew meanwhile; the focus then stands in what is closed.
function leave() {
  dialog.close();
  if (dialog.contains(document.activeElement)) document.activeElement.blur();
  back();
}

const form = () => dialog.querySelector("form");
const body = () => ({ person: me, view: form().dataset.view, values: values(form()) });
const close = (everything) => act("close_view", { person: me, everything });

function complain(errors) {
  for (const field of form().querySelectorAll("[data-field]")) {
    const note = field.querySelector(".wrong");
    note.textContent = errors[field.dataset.label] ?? "";
    note.hidden = !note.textContent;
    field.classList.toggle("bad", !note.hidden);
  }
  const general = form().querySelector(".general");
  general.textContent = errors[""] ?? "";
  general.hidden = !general.textContent;
  form().querySelector(".bad :is(input, textarea, select)")?.focus();
}

dialog.addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = form().querySelector("[type=submit]");
  if (!button || button.classList.contains("busy")) return;
  button.classList.add("busy");
  const answer = await act("submit", body());
  button.classList.remove("busy");
  if (form() && answer.errors) complain(answer.errors);
});

dialog.addEventListener("click", async (event) => {
  if (event.target.closest("[data-close-view]")) return close(true);
  if (event.target.closest("[data-back]")) return close(false);
  const button = event.target.closest("[data-press]");
  if (!button || !(await confirmed(button))) return;
  button.classList.add("busy");
  const { block, action, value } = button.dataset;
  await act("press_in_view", { ...body(), block, action, value });
  button.classList.remove("busy");
});

dialog.addEventListener("change", (event) => {
  const chosen = event.target.closest("[data-choose]");
  if (!chosen) return;
  const { block, action } = chosen.dataset;
  act("press_in_view", { ...body(), block, action, value: valueOf(chosen) });
});

dialog.addEventListener("cancel", (event) => {
  event.preventDefault();
  close(false);
});
