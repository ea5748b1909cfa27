// The app's home: press and choose, as in a message.
import { act } from "./api.js";
import { confirmed } from "./confirm.js";
import { valueOf } from "./fields.js";
import { hide, show, shown } from "./menus.js";

export function setUpHome(home, me) {
  home.addEventListener("click", async (event) => {
    const overflow = event.target.closest("[data-overflow]");
    if (overflow) return shown(overflow) ? hide() : show(overflow.parentElement.querySelector(".menu"), overflow);
    const button = event.target.closest("[data-press]");
    if (!button || !(await confirmed(button))) return;
    hide();
    button.classList.add("busy");
    const { block, action, value } = button.dataset;
    await act("press_at_home", { person: me(), block, action, value });
    button.classList.remove("busy");
  });
  home.addEventListener("change", (event) => {
    const chosen = event.target.closest("[data-choose]");
    if (!chosen) return;
    const { block, action } = chosen.dataset;
    act("press_at_home", { person: me(), block, action, value: valueOf(chosen) });
  });
}
