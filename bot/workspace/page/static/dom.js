// HTML from the server is escaped there, word by word; nothing else is ever parsed as HTML.
import { held } from "./focus.js";
import { hideIn, kept } from "./menus.js";

export const byId = (id) => document.getElementById(id);

export function nodes(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

export function replace(element, html) {
  if (element.made === html) return;
  element.made = html;
  const back = stays(element);
  element.replaceChildren(nodes(html));
  back(element);
}

// An open menu first: what is in it can hold the focus only while it is shown.
function stays(place) {
  const [menu, focus] = [kept(place), held(place)];
  return (fresh) => (menu(fresh), focus(fresh));
}

// Keeps messages that didn't change, so that focus, menus and scrolling stay.
export function reconcile(list, items) {
  const { atEnd = true, follows = true } = list;
  const reading = atStartOfNewest(list);
  const there = new Map([...list.children].map((child) => [child.dataset.key, child]));
  const wanted = items.map((item) => {
    const kept = there.get(item.ts);
    if (kept?.hash === item.hash) return kept;
    const row = document.createElement("div");
    row.dataset.key = item.ts;
    row.hash = item.hash;
    row.append(nodes(item.html));
    return row;
  });
  const grew = wanted.length > list.children.length;
  put(list, there, wanted);
  if (reading || (grew && (follows || !there.size))) showNewest(list);
  else if (atEnd) list.scrollTop = list.scrollHeight;
}

// Only what changed is touched: whatever leaves the page, if only to come back, loses the focus.
function put(list, there, wanted) {
  const now = new Map(wanted.map((row) => [row.dataset.key, row]));
  for (const [key, row] of there) {
    const fresh = now.get(key);
    if (fresh === row) continue;
    const back = stays(row);
    if (fresh) (row.replaceWith(fresh), back(fresh));
    else drop(list, row);
  }
  wanted.forEach((row, index) => row === list.children[index] || list.insertBefore(row, list.children[index] ?? null));
}

function drop(list, row) {
  hideIn(row);
  const focused = row.contains(document.activeElement);
  row.remove();
  if (focused) list.focus({ preventScroll: true });
}

// A message taller than the room for it is read from its beginning.
const startOfNewest = (list) => (list.lastElementChild?.offsetTop ?? 0) - list.offsetTop;
const atStartOfNewest = (list) => Math.abs(list.scrollTop - startOfNewest(list)) < 3;
function showNewest(list) {
  list.scrollTop = Math.min(startOfNewest(list), list.scrollHeight - list.clientHeight);
}

// A list whose end was in sight keeps it in sight when the room for it changes.
export function stayAtEnd(list) {
  list.addEventListener("scroll", () => {
    list.atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
    list.follows = list.atEnd || list.scrollTop > startOfNewest(list) - 80;
  });
  new ResizeObserver(() => {
    if ((list.atEnd ?? true) && !atStartOfNewest(list)) list.scrollTop = list.scrollHeight;
  }).observe(list);
}

export function el(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}
