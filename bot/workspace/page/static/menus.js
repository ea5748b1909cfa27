// Menus that open beside what was pressed; Escape, Tab or a click elsewhere closes them.
let open = null;

export function show(menu, beside, { above = false } = {}) {
  hide();
  menu.hidden = false;
  const place = beside.getBoundingClientRect();
  const size = menu.getBoundingClientRect();
  const pane = (beside.closest("#thread, #main") ?? document.body).getBoundingClientRect();
  const wanted = place.right - size.width < pane.left ? place.left : place.right - size.width;
  const left = Math.max(8, Math.min(wanted, innerWidth - size.width - 8));
  const under = place.bottom + 4;
  const top = above || under + size.height > innerHeight - 8 ? Math.max(8, place.top - size.height - 4) : under;
  menu.style.left = `${left}px`;
  menu.style.top = `${top}px`;
  beside.setAttribute("aria-expanded", "true");
  open = { menu, beside };
  menu.querySelector("button")?.focus();
}

export function hide() {
  if (!open) return;
  const { menu, beside } = open;
  open = null;
  if (menu.contains(document.activeElement)) beside.focus();
  menu.hidden = true;
  beside.setAttribute("aria-expanded", "false");
}

export const shown = (beside) => open?.beside === beside;

// Call it before `place` is drawn anew, and what it returns with the place as it is then: a menu that is open there stays
// open at the same button, and closes only where that button has gone.
export function kept(place) {
  if (!open || !place.contains(open.beside)) return () => {};
  const { menu, beside } = open;
  const own = place.contains(menu);
  const nth = buttonsLike(place, beside).indexOf(beside);
  const at = document.activeElement;
  return (fresh) => {
    const again = buttonsLike(fresh, beside)[nth];
    if (!again) return hide();
    show(own ? again.parentElement.querySelector(".menu") : menu, again);
    if (menu.isConnected && menu.contains(at)) at.focus();
  };
}

// Before what is in `place` goes for good.
export function hideIn(place) {
  if (open && place.contains(open.beside)) hide();
}

const buttonsLike = (place, { dataset }) => [...place.querySelectorAll(`[data-testid="${dataset.testid}"]`)];

document.addEventListener("click", (event) => {
  if (open && !open.menu.contains(event.target) && !open.beside.contains(event.target)) hide();
});
document.addEventListener("keydown", (event) => {
  if (!open) return;
  if (event.key === "Escape") {
    hide();
    event.preventDefault();
  }
  if (event.key === "Tab") return hide();
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (step) {
    const buttons = [...open.menu.querySelectorAll("button")];
    const next = buttons[(buttons.indexOf(document.activeElement) + step + buttons.length) % buttons.length];
    next?.focus();
    event.preventDefault();
  }
});
