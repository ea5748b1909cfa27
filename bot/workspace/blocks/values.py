"""What a person fills into an element, as Slack reports it, and what Slack's client asks first."""

from datetime import date, datetime
from typing import Any

Json = dict[str, Any]


def entry(element: Json, given: Any) -> Json:
    """The state entry for a value: an option by its label, a date, a text, or an entry already made."""
    kind = element["type"]
    if kind == "plain_text_input":
        return {"type": kind, "value": given or None}
    if kind in ("static_select", "radio_buttons", "overflow"):
        return {"type": kind, "selected_option": None if given is None else _option(element, given)}
    if kind == "users_select":
        return {"type": kind, "selected_user": given or None}
    if kind == "checkboxes":
        return {"type": kind, "selected_options": [_option(element, label) for label in given or []]}
    if kind == "datepicker":
        return {"type": kind, "selected_date": _day(given)}
    if kind == "datetimepicker":
        moment = int(given.timestamp()) if isinstance(given, datetime) else given
        return {"type": kind, "selected_date_time": int(moment) if moment else None}
    raise LookupError(f"a {kind} takes no value")


def _day(given: Any) -> str | None:
    if isinstance(given, date):
        return given.isoformat()
    return date.fromisoformat(given).isoformat() if given else None


def _option(element: Json, label: str) -> Json:
    for option in element["options"]:
        if label in (option["text"]["text"], option["value"]):
            found: Json = option
            return found
    raise LookupError(f"there is no option {label!r}; there are {[o['text']['text'] for o in element['options']]}")


def initial(element: Json) -> Json:
    kind = element["type"]
    match kind:
        case "plain_text_input":
            return {"type": kind, "value": element.get("initial_value")}
        case "static_select" | "radio_buttons":
            return {"type": kind, "selected_option": element.get("initial_option")}
        case "users_select":
            return {"type": kind, "selected_user": element.get("initial_user")}
        case "checkboxes":
            return {"type": kind, "selected_options": element.get("initial_options", [])}
        case "datepicker":
            return {"type": kind, "selected_date": element.get("initial_date")}
    return {"type": kind, "selected_date_time": element.get("initial_date_time")}


def complaint(block: Json, filled: Json) -> str | None:
    """What Slack's client says before it sends anything."""
    value = next(value for key, value in filled.items() if key != "type")
    if not value:
        return None if block.get("optional") else "Please complete this required field."
    element = block["element"]
    if element["type"] != "plain_text_input":
        return None
    least, most = element.get("min_length", 0), element.get("max_length", 3000)
    if len(value) < least:
        return f"Please enter at least {least} characters."
    return f"Please enter at most {most} characters." if len(value) > most else None


def state_values(blocks: list[Json], filled: dict[str, Json]) -> Json:
    """`state.values`: every stateful element, as filled or as it began. `filled` is keyed by action_id."""
    values: Json = {}
    for block in blocks:
        for element in _stateful(block):
            action = element["action_id"]
            values.setdefault(block["block_id"], {})[action] = filled.get(action, initial(element))
    return values


def _stateful(block: Json) -> list[Json]:
    elements = list(block["elements"]) if block["type"] == "actions" else []
    elements += [block[key] for key in ("accessory", "element") if key in block]
    return [element for element in elements if element["type"] not in ("button", "overflow")]
