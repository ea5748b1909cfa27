// Files for the next message: chosen with the clip, pasted, or dropped anywhere on the conversation.
import { upload } from "./api.js";
import { byId, el } from "./dom.js";

const size = (count) => (count < 1000 ? `${count} bytes` : count < 1e6 ? `${Math.round(count / 1000)} KB` : `${(count / 1e6).toFixed(1)} MB`);

export function setUpFiles(form, changed) {
  const row = form.querySelector(".attached");
  const input = form.querySelector('input[type="file"]');
  const field = form.querySelector("textarea");
  let files = [];

  function keep(chosen) {
    files = chosen;
    row.hidden = !files.length;
    row.replaceChildren(...files.map(chip));
    changed();
  }

  function add(found) {
    if (field.disabled || !found.length) return;
    keep([...files, ...found]);
    field.focus();
  }

  function chip(file) {
    const drop = el("button", { type: "button", textContent: "×", title: "Remove" });
    drop.setAttribute("aria-label", `Remove ${file.name}`);
    drop.onclick = () => (keep(files.filter((one) => one !== file)), field.focus());
    return el("span", { className: "chip-file" }, el("b", { textContent: file.name }), el("small", { textContent: size(file.size) }), drop);
  }

  form.querySelector(".clip").onclick = () => input.click();
  input.onchange = () => (add([...input.files]), (input.value = ""));
  field.addEventListener("paste", (event) => {
    const pasted = [...event.clipboardData.files];
    if (pasted.length) (event.preventDefault(), add(pasted));
  });
  dropArea(byId("main"), byId("drop"), (found) => add(found), () => !field.disabled);
  return {
    any: () => files.length > 0,
    clear: () => keep([]),
    // The words go with the first file; what could not be sent stays attached.
    async send(where, text) {
      while (files.length) {
        const answer = await upload(files[0], { ...where, text });
        if (!answer.ok) return answer;
        text = "";
        keep(files.slice(1));
      }
      return {};
    },
  };
}

function dropArea(area, veil, take, may) {
  const holds = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  document.addEventListener("dragover", (event) => {
    if (!holds(event)) return;
    event.preventDefault();
    const over = may() && area.contains(event.target);
    event.dataTransfer.dropEffect = over ? "copy" : "none";
    veil.hidden = !over;
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) veil.hidden = true;
  });
  document.addEventListener("drop", (event) => {
    if (!holds(event)) return;
    event.preventDefault();
    veil.hidden = true;
    // A folder comes as a file that can't be read; a file has a size or a type.
    if (may() && area.contains(event.target)) take([...event.dataTransfer.files].filter((file) => file.size || file.type));
  });
}
