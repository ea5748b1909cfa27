// A press is one act, from down to up: what is drawn anew between the two is never clicked.
const HELD = 5000; // Milliseconds after which it is no click any more: words are being selected.
let pressed = null;
let release = () => {};

addEventListener("pointerdown", () => {
  pressed = new Promise((done) => (release = done));
  setTimeout(release, HELD);
});
// The click comes after the release, in the same turn.
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => setTimeout(release));

// Done once nothing is being pressed.
export const released = () => pressed;
