// Where somebody wrote since a person last looked there.
import { byId } from "./dom.js";

export function markUnread(person, reading) {
  for (const room of byId("rooms").querySelectorAll("[data-newest]")) {
    const key = `seen ${person} ${room.dataset.testid}`;
    const { newest } = room.dataset;
    if (reading && room.classList.contains("here")) sessionStorage.setItem(key, newest);
    room.querySelector(".unread").hidden = newest <= (sessionStorage.getItem(key) ?? "");
  }
}
