// The focus stays where a person put it while the page is drawn anew: whoever uses a keyboard would begin at its top again.
const CONTROLS = "a[href], button, input, select, textarea";
const nameOf = ({ localName, type, href, dataset, ariaLabel }) =>
  [localName, type, href, dataset.channel ?? dataset.testid ?? dataset.action ?? ariaLabel].join();
const alike = (place, control) => [...place.querySelectorAll(CONTROLS)].filter((one) => nameOf(one) === nameOf(control));

// Call it before `place` is drawn anew, and what it returns with the place as it is then. A control that has gone leaves
// the focus to what held it, never to another message's control of that name.
export function held(place) {
  const focused = document.activeElement;
  if (focused === place || !place.contains(focused)) return () => {};
  const nth = alike(place, focused).indexOf(focused);
  return (fresh) => (alike(fresh, focused)[nth] ?? holder(fresh)).focus({ preventScroll: true });
}

function holder(place) {
  const found = place.querySelector("article") ?? place;
  if (!found.hasAttribute("tabindex")) found.tabIndex = -1;
  return found;
}

// What is returned goes back to where the focus is now, unless it is somewhere already.
export function bookmark() {
  const place = document.activeElement.closest("[data-key], #home, #header, #sidebar");
  if (!place) return () => {};
  const back = held(place);
  const again = place.id ? `#${place.id}` : `#${place.parentElement.id} > [data-key="${place.dataset.key}"]`;
  return () => {
    const now = document.querySelector(again);
    if (now && document.activeElement === document.body) back(now);
  };
}
