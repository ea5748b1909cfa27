// One screen: who looks, at which channel, at which thread. The server draws it; this file asks and replaces.
import { act, screen, Unknown, watch } from "./api.js";
import { setUpComposer } from "./composer.js";
import { byId, el, reconcile, replace, stayAtEnd } from "./dom.js";
import { hide, show } from "./menus.js";
import { setUpHome } from "./home.js";
import { setUpMessages } from "./messages.js";
import { showView } from "./modal.js";
import { released } from "./pointer.js";
import { markUnread } from "./unread.js";

const offered = JSON.parse(byId("offered").textContent);
const first = document.querySelector("[data-person]").dataset.person;
const remembered = sessionStorage.getItem("person");
const known = offered.people.some((person) => person.key === remembered);
const FIRST = offered.first;
const at = { person: known ? remembered : first, ...placeIn(location.hash) };
let asked = 0;
let latest = null;
let folded = null;

// The address says what is seen: it is found again after reloading, and with the browser's own buttons.
function placeIn(hash) {
  const [channel, rest = ""] = hash.slice(1).split("/");
  const tab = ["home", "messages"].includes(rest) ? rest : "";
  return { channel: channel || FIRST, thread: tab ? "" : rest, tab };
}

function remember() {
  const hash = `#${[at.channel, at.thread || at.tab].filter(Boolean).join("/")}`;
  if (hash !== location.hash) history.pushState(null, "", hash);
}

// Done once what was asked for last is drawn.
function refresh() {
  return (latest = seen(++asked));
}

async function seen(turn) {
  const query = { person: at.person, channel: at.channel, thread: at.thread, tab: at.tab };
  let drawn;
  try {
    drawn = await screen(query);
  } catch (failed) {
    // A workspace that was started anew knows nothing of the old one's conversations.
    if (failed instanceof Unknown && turn === asked && at.channel !== FIRST) return goTo(FIRST);
  }
  await released();
  if (turn !== asked) await latest;
  else if (drawn) draw(drawn);
}

function draw(drawn) {
  replace(byId("rooms"), drawn.sidebar);
  markUnread(at.person, drawn.home === null);
  replace(byId("header"), drawn.header);
  byId("notice").hidden = !drawn.welcome || drawn.messages.length > 0;
  byId("notice").textContent = drawn.welcome;
  const samples = byId("samples");
  if (samples) {
    samples.hidden = !drawn.writable || sessionStorage.getItem("samples") === "closed" || !isSupport();
    foldSamples(folded ?? drawn.messages.length > 0);
  }
  drawHome(drawn);
  byId("prompts").hidden = !drawn.prompts || drawn.home !== null;
  replace(byId("prompts"), drawn.prompts);
  reconcile(byId("messages"), drawn.messages);
  byId("messages").dataset.empty = drawn.writable ? "Nothing here yet. Say hello, or type / to see what the app can do." : "Nothing was written here.";
  drawThread(drawn);
  showView(drawn.view_id, drawn.view, at.person);
  main.field.placeholder = drawn.writable ? drawn.placeholder : drawn.archived ? "This channel is archived" : "You can't write here";
  for (const composer of [main, thread]) composer.field.disabled = !drawn.writable;
  document.querySelector(".clip").disabled = !drawn.writable;
}

// They make room once there is something to read, unless a person opened or folded them.
function foldSamples(away) {
  byId("samples-row").hidden = away;
  document.querySelector("[data-fold-samples]").setAttribute("aria-expanded", String(!away));
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
  return goTo(channel, { tab });
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

function goTo(channel, { thread = "", tab = "" } = {}) {
  Object.assign(at, { channel, thread, tab });
  remember();
  return redraw();
}

function redraw() {
  hide();
  main.files.clear();
  byId("messages").replaceChildren();
  byId("replies").replaceChildren();
  sideBar(false);
  takeUp();
  return refresh();
}

// What was begun in this conversation and in this thread.
function takeUp() {
  main.takeUp([at.person, at.channel]);
  thread.takeUp([at.person, at.channel, at.thread]);
}

function openThread(ts) {
  at.thread = ts;
  remember();
  takeUp();
  byId("replies").replaceChildren();
  return refresh().then(() => thread.field.focus());
}

async function closeThread() {
  const opener = `[data-thread="${at.thread}"]`;
  at.thread = "";
  remember();
  await refresh();
  (byId("messages").querySelector(opener) ?? byId("messages")).focus({ preventScroll: true });
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
}

// Where there is room it stands beside the conversation, and is neither opened nor closed.
function sideBar(open) {
  if (document.body.classList.contains("side-open") === open) return;
  document.body.classList.toggle("side-open", open);
  byId("veil").hidden = !open;
  const next = open ? "#rooms .here" : "[data-burger]";
  document.querySelector(next)?.focus();
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
  ["[data-person]", (choice) => (hide(), become(choice.dataset.person), goTo(at.channel.startsWith("D") ? FIRST : at.channel))],
  ["#person", (button) => show(byId("people"), button, { above: true })],
  ["[data-close-thread]", closeThread],
  ["[data-global-shortcut]", (button) => (sideBar(false), act("shortcut", { person: at.person, name: button.dataset.globalShortcut }))],
  ["[data-invite]", (button) => act("send", { person: at.person, channel: here(), text: button.dataset.invite })],
  ["[data-prompt]", ask],
  ["[data-sample]", (sample) => main.put(`${offered.commands[0]?.command ?? ""} ${sample.dataset.sample}`)],
  ["[data-fold-samples]", () => foldSamples((folded = !byId("samples-row").hidden))],
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
    return goTo(there[1], { thread: `${there[2]}.${there[3]}` }).then(() => thread.field.focus());
  }
  for (const [selector, run] of doings) {
    const found = event.target.closest(selector);
    if (found) return run(found);
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open]")) return;
  if (document.body.classList.contains("side-open")) sideBar(false);
  else if (at.thread && event.target.closest("#thread")) closeThread();
});
addEventListener("popstate", () => (Object.assign(at, placeIn(location.hash)), redraw()));

for (const list of [byId("messages"), byId("replies")]) stayAtEnd(list);
become(at.person);
takeUp();
// Whoever has a keyboard begins to type at once; on a phone it would cover what there is to read.
if (matchMedia("(hover: hover)").matches) (at.thread ? thread : main).field.focus();
watch(refresh, (lost) => (byId("lost").hidden = !lost));
