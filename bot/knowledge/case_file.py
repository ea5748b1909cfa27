"""A case as a YAML file, as `levelhead draft --case` reads it. Pure: text in, a checked value out."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import yaml
from pydantic import Field, field_validator, model_validator

from bot.domain.case import Fulfilment, Who
from bot.domain.languages import code_of, leaves_it
from bot.errors import PolicyError
from bot.knowledge.schema.clauses import ANY_MARKETPLACE, Strict
from bot.knowledge.schema.problems import refuse
from bot.knowledge.schema.reading import read_model
from bot.knowledge.schema.sheets import Sheet, read_sheet


class ContextTurn(Strict):
    """An earlier message on the matter: `{who: us, text: ...}`, or shorter `us: ...`."""

    who: Who
    text: str = Field(min_length=1)

    @model_validator(mode="before")
    @classmethod
    def _by_who_wrote(cls, value: Any) -> Any:
        if isinstance(value, Mapping) and len(value) == 1 and (who := next(iter(value))) in set(Who):
            return {"who": who, "text": value[who]}
        return value


class CaseFile(Strict):
    """One case. `id`, `expect`, `reply` and `why` are for measuring; drafting doesn't read them."""

    message: str = Field(min_length=1)
    context: tuple[ContextTurn, ...] = ()
    facts: dict[str, Any] | tuple[str, ...] = ()
    marketplace: str = ANY_MARKETPLACE
    fulfilment: Fulfilment = Fulfilment.UNKNOWN
    order_id: str | None = None
    language: str | None = None
    """The code or name of the language to reply in; left out, the customer's."""
    id: str | None = None
    expect: Any = None
    reply: str | None = None
    why: str | None = None

    @property
    def known(self) -> tuple[tuple[str, str], ...]:
        """The facts as (key, value); those without a key are numbered."""
        if isinstance(self.facts, tuple):
            return tuple((f"fact_{number}", text) for number, text in enumerate(self.facts, 1))
        return tuple((key, _words(value)) for key, value in self.facts.items())

    @field_validator("language")
    @classmethod
    def _known(cls, words: str | None) -> str | None:
        if words is None or leaves_it(words):
            return None
        code = code_of(words)
        if code is None:
            raise ValueError(f"no language is known as {words!r}; write its code, such as de, or its English name")
        return code

    @property
    def today(self) -> date | None:
        """The day of the case, where its facts give one."""
        given = dict(self.known).get("today", "")
        try:
            return date.fromisoformat(given)
        except ValueError:
            return None


def read_case(name: str, text: str, id: str | None = None) -> CaseFile:
    """The case in a file; with a list of `cases`, the one with this id. Raises PolicyError."""
    sheet = read_sheet(name, text)
    refuse(sheet.problems)
    if isinstance(sheet.data, dict) and "cases" in sheet.data:
        sheet = _pick(sheet, name, id)
    value, problems = read_model(sheet, CaseFile)
    refuse(problems)
    if not isinstance(value, CaseFile):
        raise PolicyError(f"{name}: this is not a case; write at least `message:`")
    return value


def _pick(sheet: Sheet, name: str, id: str | None) -> Sheet:
    listed = sheet.data["cases"] if isinstance(sheet.data["cases"], list) else []
    cases = {str(case.get("id")): case for case in listed if isinstance(case, Mapping)}
    if id not in cases:
        raise PolicyError(f"{name} holds {len(cases)} cases; name one with --id: {', '.join(sorted(cases))}")
    return read_sheet(f"{name} ({id})", yaml.safe_dump(cases[id], allow_unicode=True, sort_keys=False))


def _words(value: Any) -> str:
    if isinstance(value, dict | list | tuple):
        return yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, width=10_000).strip()
    return "" if value is None else str(value)
