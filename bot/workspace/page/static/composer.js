// Both composers: Enter sends, a slash offers commands.
import { act } from "./api.js";
import { byId, el } from "./dom.js";
import { setUpFiles } from "./files.js";

const offered = JSON.parse(byId("offered").textContent);
const invite = { command: "/invite", description: `Bring ${offered.app} into this channel`, usage: `@${offered.app}` };
const commands = offered.app ? [...offered.commands, invite] : [];

export function setUpComposer(form, where) {
  const field = form.querySelector("textarea");
  const list = form.querySelector(".suggest");
  const send = form.querySelector(".send");
  let picked = 0;
  let kept = "";
  let sending = Promise.resolve();
  const files = form.querySelector(".clip") ? setUpFiles(form, () => redraw()) : null;

  const matching = () => (/^\/\S*$/.test(field.value) ? commands.filter((c) => c.command.startsWith(field.value)) : []);

  function redraw() {
    field.style.height = "auto";
    if (field.scrollHeight) field.style.height = `${Math.min(field.scrollHeight, 220)}px`;
    if (kept) sessionStorage.setItem(kept, field.value);
    send.disabled = !field.value.trim() && !files?.any();
    const found = matching();
    picked = Math.min(picked, Math.max(0, found.length - 1));
    list.hidden = !found.length;
    list.replaceChildren(...found.map(option));
  }

  function option(command, index) {
    const row = el("button", { type: "button", tabIndex: -1 });
    row.setAttribute("role", "option");
    row.setAttribute("aria-selected", String(index === picked));
    row.append(el("b", { textContent: command.command }), el("code", { textContent: command.usage }));
    row.append(el("small", { textContent: command.description }));
    row.onmousedown = (event) => (event.preventDefault(), complete(command));
    return row;
  }

  function complete(command) {
    field.value = `${command.command} `;
    redraw();
  }

  // What is sent meanwhile goes after it, in the order it was written in; files go with the message they are beside.
  async function submit() {
    const attached = files?.any();
    if ((!field.value.trim() && !attached) || (attached && form.classList.contains("busy"))) return;
    const message = { text: field.value, from: kept, place: where(), attached };
    field.value = "";
    form.classList.add("busy");
    redraw();
    const mine = (sending = sending.then(() => deliver(message)));
    await mine;
    if (mine === sending) form.classList.remove("busy");
    redraw();
  }

  async function deliver({ text, from, place, attached }) {
    const answer = attached ? await files.send(place, text) : await act("send", { ...place, text });
    if (answer.error) giveBack(text, from);
  }

  // To the conversation it was written in, wherever its writer is by now, and before what was written there since.
  function giveBack(text, from) {
    const since = from === kept ? field.value : sessionStorage.getItem(from);
    const all = [text, since].filter(Boolean).join("\n");
    if (from === kept) field.value = all;
    else sessionStorage.setItem(from, all);
  }

  field.addEventListener("input", redraw);
  field.addEventListener("keydown", (event) => {
    const found = matching();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (found.length && step) {
      picked = (picked + step + found.length) % found.length;
      redraw();
      event.preventDefault();
    } else if (found.length && (event.key === "Tab" || (event.key === "Enter" && found[picked].command !== field.value))) {
      complete(found[picked]);
      event.preventDefault();
    } else if (event.key === "Escape" && !list.hidden) {
      list.hidden = true;
      event.preventDefault();
    } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      submit();
    }
  });
  form.addEventListener("submit", (event) => (event.preventDefault(), submit()));
  return {
    put(text) {
      field.value = text;
      redraw();
      field.focus();
      field.setSelectionRange(text.length, text.length);
    },
    // What isn't sent yet stays in the conversation it was written for, and never goes into another customer's case.
    takeUp(place) {
      const key = `unsent ${place.join(" ")}`;
      if (key === kept) return;
      kept = key;
      field.value = sessionStorage.getItem(key) ?? "";
      redraw();
    },
    send: submit,
    field,
    files,
  };
}
