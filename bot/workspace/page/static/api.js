// The page's only ways to the server.
import { toast } from "./toasts.js";

export async function act(name, body) {
  const answer = await fetch(`/page/act/${name}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  })
    .then((response) => response.json())
    .catch(() => ({ ok: false, error: "The workspace is not running." }));
  if (answer.error) toast(answer.error);
  return answer;
}

// The file itself is the body; whose it is and where it goes stand in the address.
export async function upload(file, where) {
  const answer = await fetch(`/page/upload?${new URLSearchParams({ ...where, name: file.name })}`, { method: "POST", body: file })
    .then((response) => response.json())
    .catch(() => ({ ok: false, error: "The workspace is not running." }));
  if (answer.error) toast(answer.error);
  return answer;
}

export class Unknown extends Error {}

// Raises Unknown where nobody knows the person or the conversation.
export async function screen(query) {
  const response = await fetch(`/page/view?${new URLSearchParams(query)}`);
  if (response.status === 404) throw new Unknown();
  return response.json();
}

// Calls `changed` at every change, and again after a lost connection.
export function watch(changed, lost) {
  const changes = new EventSource("/page/changes");
  changes.onmessage = changed;
  changes.onopen = () => lost(false);
  changes.onerror = () => lost(true);
}
