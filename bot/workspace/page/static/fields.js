// What stands in an element, as the server wants it: text, an option's value, a list, a date, seconds.
export function valueOf(holder) {
  const field = holder.querySelector("input, textarea, select");
  switch (holder.dataset.kind) {
    case "checkboxes":
      return [...holder.querySelectorAll("input:checked")].map((box) => box.value);
    case "radio_buttons":
      return holder.querySelector("input:checked")?.value ?? null;
    case "datetimepicker":
      return field.value ? Math.floor(new Date(field.value).getTime() / 1000) : null;
    default:
      return field.value || null;
  }
}

export const values = (form) =>
  Object.fromEntries([...form.querySelectorAll("[data-field]")].map((field) => [field.dataset.field, valueOf(field)]));

export function fillTimes(form) {
  for (const field of form.querySelectorAll("input[data-epoch]")) {
    if (!field.dataset.epoch) continue;
    const moment = new Date(field.dataset.epoch * 1000);
    field.value = new Date(moment - moment.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
  }
}

// What a person already wrote stays when the app changes the form around it.
export function carry(before, after) {
  for (const old of before?.querySelectorAll("[data-field]") ?? []) {
    const fresh = after.querySelector(`[data-field="${CSS.escape(old.dataset.field)}"]`);
    const inputs = [...(fresh?.querySelectorAll("input, textarea, select") ?? [])];
    [...old.querySelectorAll("input, textarea, select")].forEach((input, index) => {
      if (!inputs[index]) return;
      inputs[index].value = input.value;
      inputs[index].checked = input.checked;
    });
  }
}
