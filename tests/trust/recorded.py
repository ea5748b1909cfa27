"""What the bot says in a dialogue, as values before they are shown, and the same with other words in place of some."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any

from bot.desk.parts.ports import Announcer
from bot.workspace.effects import Effects, effects
from tests.dialogues.conftest import Team


@dataclass
class Recorder:
    """Says all of it, and keeps what was said."""

    inner: Announcer
    said: list[Any] = field(default_factory=list)

    def __getattr__(self, name: str) -> Any:
        verb = getattr(self.inner, name)
        if name not in ("post", "update", "whisper", "tell", "home"):
            return verb

        async def saying(note: Any, *args: Any, **more: Any) -> Any:
            self.said.append(note)
            return await verb(note, *args, **more)

        return saying


def record(team: Team) -> Recorder:
    """From now on what this bot says is kept."""
    recorder = Recorder(team.bot.live.desk.announcer)
    team.bot.live.desk = replace(team.bot.live.desk, announcer=recorder)  # type: ignore[arg-type]  # its verbs are the inner one's
    return recorder


def places(value: Any, mark: str, path: str = "") -> frozenset[str]:
    """Where in it the mark stands, by the names of its fields."""
    if isinstance(value, str):
        return frozenset({path} if mark in value else ())
    if is_dataclass(value) and not isinstance(value, type):
        inner = [(getattr(value, f.name), f"{path}.{f.name}") for f in fields(value)]
    elif isinstance(value, dict):
        inner = [(each, path) for pair in value.items() for each in pair]
    else:
        inner = [(each, path) for each in value] if isinstance(value, tuple | list | frozenset) else []
    return frozenset().union(*(places(each, mark, where) for each, where in inner))


def instead(value: Any, mark: str, words: str) -> Any:
    """The same value, with these words wherever the mark stands, however deep."""
    if isinstance(value, str) and type(value) is str:
        return value.replace(mark, words)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {f.name: instead(getattr(value, f.name), mark, words) for f in fields(value) if f.init}
        return replace(value, **changed)
    if isinstance(value, dict):
        return {instead(key, mark, words): instead(each, mark, words) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return type(value)(instead(each, mark, words) for each in value)
    if isinstance(value, frozenset):
        return frozenset(instead(each, mark, words) for each in value)
    return value


def takes_effect(text: str, blocks: Sequence[Any]) -> Effects:
    """Whom a message notifies and what it links, also by our own words."""
    return effects(text, list(blocks))
