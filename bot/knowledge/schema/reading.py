"""From a sheet to a checked value. What pydantic finds wrong becomes file, line, key and the nearest valid key."""

from enum import Enum
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.knowledge.schema.problems import Problem, listed, nearest
from bot.knowledge.schema.sheets import Path, Sheet

M = TypeVar("M", bound=BaseModel)
_KINDS = {
    "string_type": "must be text; put quotes around it",
    "int_type": "must be a whole number, without quotes",
    "float_type": "must be a number, without quotes",
    "bool_type": "must be true or false",
    "date_type": "must be a date such as 2026-01-31, without quotes",
    "tuple_type": "must be a list: one '- item' a line, or [a, b]",
    "dict_type": "must hold keys, one 'key: value' a line",
    "model_type": "must hold keys, one 'key: value' a line",
    "string_too_short": "is empty",
    "too_short": "needs at least one item",
}
_FILES = {
    "Approvals": "the approvals file",
    "SituationFile": "a file of situations",
    "AlarmFile": "the alarms file",
    "Style": "the house style",
    "MessageFile": "a file of message rules",
    "LanguageFile": "the file of other languages",
    "MannerFile": "a file of sentences",
    "ListingFile": "a file of listing rules",
    "AttributeFile": "a file of attributes",
}


def read_model(sheet: Sheet, model: type[M]) -> tuple[M | None, list[Problem]]:
    """The value, or every problem."""
    try:
        return model.model_validate(sheet.data), []
    except ValidationError as error:
        return None, [_problem(sheet, model, e) for e in error.errors(include_url=False) if not _follows(e)]


def _follows(error: ErrorDetails) -> bool:
    """Whether an error only follows from others: a list is too short if all its items are wrong."""
    return error["type"] == "too_short" and bool(error["input"])


def _problem(sheet: Sheet, model: type[BaseModel], error: ErrorDetails) -> Problem:
    path: Path = tuple(part for part in error["loc"] if part != "[key]")
    return sheet.problem(path, _sentence(model, path, error))


def _sentence(model: type[BaseModel], path: Path, error: ErrorDetails) -> str:
    key, kind, given = _named(path), error["type"], error["input"]
    if kind == "extra_forbidden":
        return _unknown_key(model, path)
    if kind == "missing":
        return f"{_thing(model, path[:-1])} needs '{path[-1]}'"
    if kind == "enum":
        return _unknown_choice(model, path, given)
    if kind == "string_pattern_mismatch":
        return f"{key} holds '{given}'; {_pattern_hint(str(error.get('ctx', {}).get('pattern', '')))}"
    if given is None:
        return f"{key} is empty; give it a value or take the key out"
    if kind == "string_type" and isinstance(given, bool):
        return f"{key} must be text; yes, no, true and false need quotes"
    if kind in _KINDS:
        return f"{key} {_KINDS[kind]}"
    return f"{key} holds '{given}': {error['msg'].removeprefix('Value error, ')}"


def _named(path: Path) -> str:
    keys = [p for p in path if isinstance(p, str)]
    return f"'{keys[-1]}'" if keys else "the file"


def _pattern_hint(pattern: str) -> str:
    if pattern.startswith("^[UWS]"):
        return "a Slack member id is needed, such as U024BE7LH (profile, then 'Copy member ID'), or a user group's"
    return "an id is small letters, digits and '_', with '.' between parts: returns.window"


def _unknown_key(model: type[BaseModel], path: Path) -> str:
    owner = _model_at(model, path[:-1])
    fields = list(owner.model_fields) if owner else []
    hint = nearest(str(path[-1]), fields) or f"; known keys: {listed(fields)}"
    return f"unknown key '{path[-1]}' in {_thing(model, path[:-1])}{hint}"


def _unknown_choice(model: type[BaseModel], path: Path, given: object) -> str:
    choices = [str(e.value) for e in _enum_at(model, path)]
    hint = nearest(str(given), choices) or f"; choose {listed(choices)}"
    return f"{_named(path)} holds '{given}', which isn't known{hint}"


def _thing(model: type[BaseModel], path: Path) -> str:
    owner = _model_at(model, path)
    name = (owner or model).__name__
    if name in _FILES:
        return _FILES[name]
    words = "".join(f" {c.lower()}" if c.isupper() else c for c in name).strip()
    return f"{'an' if words[0] in 'aeio' else 'a'} {words}"


def _type_at(model: type[BaseModel], path: Path) -> Any:
    at: Any = model
    for part in path:
        at = _inner(at)
        if isinstance(at, type) and issubclass(at, BaseModel):
            info = at.model_fields.get(str(part))
            at = info.annotation if info else None
        elif get_origin(at) in (tuple, dict):
            at = get_args(at)[0 if get_origin(at) is tuple else 1]
    return at


def _inner(at: Any) -> Any:
    """`X` of `X | None` or `Annotated[X, ...]`."""
    if hasattr(at, "__metadata__"):
        return _inner(get_args(at)[0])
    options = [a for a in get_args(at) if a is not type(None)]
    return _inner(options[0]) if len(options) == 1 and len(get_args(at)) == 2 and get_origin(at) is not tuple else at


def _model_at(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    at = _inner(_type_at(model, path))
    return at if isinstance(at, type) and issubclass(at, BaseModel) else None


def _enum_at(model: type[BaseModel], path: Path) -> list[Enum]:
    at = _inner(_type_at(model, path))
    if isinstance(at, type) and issubclass(at, Enum):
        return list(at)
    key = get_args(_type_at(model, path[:-1]))[:1]
    return list(key[0]) if key and isinstance(key[0], type) and issubclass(key[0], Enum) else []
