// Short notes that go away by themselves.
const KEPT_MS = 7000;

export function toast(words) {
  const note = document.createElement("div");
  note.className = "toast";
  note.dataset.testid = "toast";
  note.textContent = words;
  note.onclick = () => note.remove();
  document.getElementById("toasts").append(note);
  setTimeout(() => note.remove(), KEPT_MS);
}
