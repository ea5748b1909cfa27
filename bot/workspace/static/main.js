// One screen: who looks, at which channel, at which thread. The server draws it; this file asks and replaces.
import { act, screen, watch } from "./api.js";
import { setUpComposer } from "./composer.js";
import { byId, el, reconcile, replace, stayAtEnd } from "./dom.js";
import { hide, show } from "./menus.js";
import { setUpHome } from "./home.js";
import { setUpMessages } from "./messages.js";
import { showView } from "./modal.js";

const offered = JSON.parse(byId("offered").textContent);
const first = document.querySelector("[data-person]").dataset.person;
const remembered = sessionStorage.getItem("person");
const known = offered.people.some((person) => person.key === remembered);
const at = { person: known ? remembered : first, channel: "support", thread: "", tab: "" };
let asked = 0;

async function refresh() {
  const turn = ++asked;
  const query = { person: at.person, channel: at.channel, thread: at.thread, tab: at.tab };
  let drawn;
  try {
    drawn = await screen(query);
  } catch {
    return;
  }
  if (turn === asked) draw(drawn);
}

function draw(drawn) {
  replace(byId("rooms"), drawn.sidebar);
  replace(byId("header"), drawn.header);
  byId("notice").hidden = !drawn.welcome || drawn.messages.length > 0;
  byId("notice").textContent = drawn.welcome;
  const samples = byId("samples");
  if (samples) samples.hidden = !drawn.writable || sessionStorage.getItem("samples") === "closed" || !isSupport();
  drawHome(drawn);
  byId("prompts").hidden = !drawn.prompts || drawn.home !== null;
  replace(byId("prompts"), drawn.prompts);
  reconcile(byId("messages"), drawn.messages);
  drawThread(drawn);
  showView(drawn.view_id, drawn.view, at.person);
  main.field.placeholder = drawn.writable ? drawn.placeholder : drawn.archived ? "This channel is archived" : "You can't write here";
  for (const composer of [main, thread]) composer.field.disabled = !drawn.writable;
  document.querySelector(".clip").disabled = !drawn.writable;
}

function drawHome(drawn) {
  const atHome = drawn.home !== null;
  byId("home").hidden = !atHome;
  byId("messages").hidden = atHome;
  document.querySelector('[data-composer="main"]').hidden = atHome;
  if (atHome) replace(byId("home"), drawn.home);
}

// The app's conversation opens at its home where it has one.
async function goToApp(tab) {
  const { channel = at.channel } = await act("open_home", { person: at.person, tab });
  return goTo(channel, tab);
}

const isSupport = () => byId("rooms").querySelector('[data-testid="channel-support"]')?.classList.contains("here");

function drawThread(drawn) {
  const pane = byId("thread");
  if (!drawn.thread) at.thread = "";
  pane.hidden = !drawn.thread;
  document.body.classList.toggle("threaded", !pane.hidden);
  byId("status").hidden = !drawn.thread || !drawn.status;
  byId("status").textContent = drawn.status;
  if (!drawn.thread) return byId("replies").replaceChildren();
  byId("thread-where").textContent = byId("header").querySelector("h1").textContent;
  reconcile(byId("replies"), drawn.thread);
}

function goTo(channel, tab = "") {
  Object.assign(at, { channel, thread: "", tab });
  main.files.clear();
  byId("messages").replaceChildren();
  byId("replies").replaceChildren();
  document.body.classList.remove("side-open");
  byId("veil").hidden = true;
  return refresh();
}

function openThread(ts) {
  at.thread = ts;
  byId("replies").replaceChildren();
  return refresh().then(() => thread.field.focus());
}

function become(key) {
  at.person = key;
  sessionStorage.setItem("person", key);
  const person = offered.people.find((one) => one.key === key);
  const face = el("span", { className: `face shade-${person.shade}`, textContent: person.initials });
  face.setAttribute("aria-hidden", "true");
  const words = el("span", { className: "who" }, el("b", { textContent: `You are ${person.name}` }), el("small", { textContent: person.role }));
  byId("person").replaceChildren(face, words, el("span", { className: "caret", textContent: "▾" }));
  for (const choice of document.querySelectorAll("[data-person]"))
    choice.setAttribute("aria-checked", String(choice.dataset.person === key));
  if (at.channel.startsWith("D")) at.channel = "support";
}

function sideBar(open) {
  document.body.classList.toggle("side-open", open);
  byId("veil").hidden = !open;
}

const me = () => at.person;
const here = () => document.querySelector("#rooms .here")?.dataset.channel ?? at.channel;
const main = setUpComposer(document.querySelector('[data-composer="main"]'), () => ({ person: at.person, channel: here() }));
const thread = setUpComposer(document.querySelector('[data-composer="thread"]'), () => ({
  person: at.person,
  channel: here(),
  thread: at.thread,
}));
setUpMessages(byId("messages"), me, openThread);
setUpMessages(byId("replies"), me, openThread);
setUpHome(byId("home"), me);

// A suggested question is sent as it stands; its answer comes in its thread.
async function ask(prompt) {
  const { ts } = await act("send", { person: at.person, channel: here(), text: prompt.dataset.prompt });
  if (ts) await openThread(ts);
}

const doings = [
  ["[data-channel].room", (room) => goTo(room.dataset.channel)],
  ["[data-dm]", () => goToApp("messages")],
  ["[data-tab]", (tab) => goToApp(tab.dataset.tab)],
  ["[data-person]", (choice) => (hide(), become(choice.dataset.person), goTo(at.channel))],
  ["#person", (button) => show(byId("people"), button, { above: true })],
  ["[data-close-thread]", () => ((at.thread = ""), refresh())],
  ["[data-global-shortcut]", (button) => (sideBar(false), act("shortcut", { person: at.person, name: button.dataset.globalShortcut }))],
  ["[data-invite]", (button) => act("send", { person: at.person, channel: here(), text: button.dataset.invite })],
  ["[data-prompt]", ask],
  ["[data-sample]", (sample) => main.put(`${offered.commands[0]?.command ?? ""} ${sample.dataset.sample}`)],
  ["[data-close-samples]", () => (sessionStorage.setItem("samples", "closed"), (byId("samples").hidden = true))],
  ["[data-burger]", () => sideBar(true)],
  ["#veil", () => sideBar(false)],
];
// A link to a message of this workspace opens it here.
const MESSAGE = /^https:\/\/[\w-]+\.slack\.com\/archives\/(\w+)\/p(\d{10})(\d{6})$/;
document.addEventListener("click", (event) => {
  const there = event.target.closest("a")?.href.match(MESSAGE);
  if (there) {
    event.preventDefault();
    return goTo(there[1]).then(() => openThread(`${there[2]}.${there[3]}`));
  }
  for (const [selector, run] of doings) {
    const found = event.target.closest(selector);
    if (found) return run(found);
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented && at.thread && !document.querySelector("dialog[open]") && event.target.closest("#thread")) {
    at.thread = "";
    refresh();
  }
});

for (const list of [byId("messages"), byId("replies")]) stayAtEnd(list);
become(at.person);
watch(refresh);
