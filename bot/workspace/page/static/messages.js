// What can be done with a message: press, react, open its thread, edit it, use a shortcut on it.
import { act } from "./api.js";
import { confirmed } from "./confirm.js";
import { byId, el } from "./dom.js";
import { valueOf } from "./fields.js";
import { hide, show, shown } from "./menus.js";

const offered = JSON.parse(byId("offered").textContent);

export function setUpMessages(list, me, openThread) {
  const about = (element) => {
    const { ts, channel } = element.closest(".message").dataset;
    return { person: me(), ts, channel };
  };

  async function press(button) {
    const message = about(button);
    if (!(await confirmed(button))) return;
    const { block, action, value } = button.dataset;
    const busy = button.closest(".overflow")?.querySelector("[data-overflow]") ?? button;
    hide();
    busy.classList.add("busy");
    await act("press", { ...message, block, action, value });
    busy.classList.remove("busy");
  }

  function pick(button) {
    const message = about(button);
    const faces = offered.quick.map(({ name, face, picture }) => {
      const drawn = picture ? el("img", { className: "emoji", src: picture, alt: face }) : face;
      const choice = el("button", { title: `:${name}:` }, drawn);
      choice.setAttribute("aria-label", name);
      choice.setAttribute("role", "menuitem");
      choice.dataset.testid = `pick-${name}`;
      choice.onclick = () => (hide(), act("react", { ...message, name }));
      return choice;
    });
    byId("picker").replaceChildren(...faces);
    show(byId("picker"), button);
  }

  function more(button) {
    const article = button.closest(".message");
    const message = about(button);
    const item = (words, run, testid, className = "") => {
      const entry = el("button", { textContent: words, className, onclick: () => (hide(), run()) });
      entry.setAttribute("role", "menuitem");
      entry.dataset.testid = testid;
      return entry;
    };
    const shortcut = (name) => item(name, () => act("shortcut", { ...message, name }), `shortcut-${name}`);
    const items = JSON.parse(button.dataset.more).map(shortcut);
    if (items.length) items.unshift(el("p", { className: "menu-title", textContent: offered.app }));
    if (article.dataset.mine === "yes") {
      items.push(item("Edit message", () => edit(article), "edit"));
      items.push(item("Delete message", () => act("delete", message), "delete", "danger"));
    }
    if (!items.length) items.push(el("p", { className: "menu-title", textContent: "Nothing to do here" }));
    byId("more").replaceChildren(...items);
    show(byId("more"), button);
  }

  function edit(article) {
    const body = article.querySelector(".body");
    const field = el("textarea", { value: body.innerText.replace(/\(edited\)$/, "").trim(), className: "edit" });
    field.setAttribute("aria-label", "Edit message");
    const message = about(article);
    field.onkeydown = (event) => {
      if (event.key === "Enter" && !event.shiftKey) {
        event.preventDefault();
        act("edit", { ...message, text: field.value });
      } else if (event.key === "Escape") {
        event.preventDefault();
        field.replaceWith(...kept);
        article.querySelector("[data-more]").focus();
      }
    };
    const kept = [...body.childNodes];
    body.replaceChildren(field);
    field.focus();
  }

  function overflow(button) {
    const menu = button.parentElement.querySelector(".menu");
    if (shown(button)) hide();
    else show(menu, button);
  }

  const doings = [
    ["[data-press]", press],
    ["[data-overflow]", overflow],
    ["[data-react]", (button) => act("react", { ...about(button), name: button.dataset.react })],
    ["[data-pick]", pick],
    ["[data-more]", more],
    ["[data-thread]", (button) => openThread(button.dataset.thread)],
    ["[data-dismiss]", (button) => act("dismiss", about(button))],
  ];

  list.addEventListener("click", (event) => {
    for (const [selector, run] of doings) {
      const button = event.target.closest(selector);
      if (button) return run(button);
    }
  });
  list.addEventListener("change", (event) => {
    const chosen = event.target.closest("[data-choose]");
    if (!chosen) return;
    const { block, action } = chosen.dataset;
    act("press", { ...about(chosen), block, action, value: valueOf(chosen) });
  });
}
