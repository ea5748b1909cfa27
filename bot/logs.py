"""Log lines: what happened to which case. Never a customer's word, a token, or anything about a person.

Our own lines hold constants and ids. Of a library's line only its place in the code is shown, as its text may quote
what it was given. Of an error, its class and place; its text only if that is our own sentence or Slack's error code.
"""

import json
import logging
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from traceback import extract_tb
from types import MappingProxyType
from typing import TextIO

from bot.errors import LevelheadError

Field = str | int | None
OURS = ("bot", "levelhead", "__main__")
WORDLESS = ("alembic", "procrastinate", "opentelemetry")
"""Libraries that never see anybody's words, so that their text may be shown."""
_QUOTES_SECRETS = "opentelemetry.util"
"""It quotes headers it can't parse, which may hold a token."""
_WORD = re.compile(r"[a-z][a-z_]{1,60}")
_ids: ContextVar[Mapping[str, Field]] = ContextVar("ids", default=MappingProxyType({}))


@contextmanager
def about(**ids: Field) -> Iterator[None]:
    """Adds these ids to every line logged inside."""
    token = _ids.set({**_ids.get(), **{name: value for name, value in ids.items() if value is not None}})
    try:
        yield
    finally:
        _ids.reset(token)


def fields(**values: Field) -> dict[str, Mapping[str, Field]]:
    """Fields of one line, for its `extra`: ids, states and numbers."""
    return {"fields": {name: value for name, value in values.items() if value is not None}}


def install(level: str, form: str = "text", stream: TextIO | None = None) -> None:
    """Log our own lines from `level`, libraries' only from WARNING; `form` is text or json."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonLines() if form == "json" else TextLines())
    logging.raiseExceptions = False  # its traceback would print what the line was given
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for name in OURS:
        logging.getLogger(name).setLevel(level)


class TextLines(logging.Formatter):
    """For people: one line, with an error's places below."""

    def format(self, record: logging.LogRecord) -> str:
        known = " ".join(f"{name}={value}" for name, value in _known(record).items())
        head = f"{_when(record)} {record.levelname} {record.name}: {_words(record)}"
        lines = [f"{head} {known}".rstrip(), *(f"  {line}" for line in _trouble(record))]
        return "\n".join(line.replace("\n", " ") for line in lines)


class JsonLines(logging.Formatter):
    """For machines: a JSON object per line."""

    def format(self, record: logging.LogRecord) -> str:
        said = {"at": _when(record), "level": record.levelname.lower(), "logger": record.name}
        trouble = _trouble(record)
        error = {"error": trouble} if trouble else {}
        return json.dumps({**said, "message": _words(record), **_known(record), **error})


def _when(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _known(record: logging.LogRecord) -> dict[str, Field]:
    return {**_ids.get(), **getattr(record, "fields", {})}


def _words(record: logging.LogRecord) -> str:
    known = record.name.partition(".")[0] in (*OURS, *WORDLESS)
    if known and not record.name.startswith(_QUOTES_SECRETS):
        return record.getMessage()
    return f"{record.levelname.lower()} at {record.module}.{record.funcName}:{record.lineno}"


def _trouble(record: logging.LogRecord) -> list[str]:
    """The error's class, its places, and its causes, without their texts."""
    return list(_told((record.exc_info or (None, None))[1]))


def _told(error: BaseException | None) -> Iterator[str]:
    """Each error of a group."""
    while error is not None:
        yield _kind(error)
        yield from (f"{_file(f.filename)}:{f.lineno} {f.name}" for f in extract_tb(error.__traceback__))
        for one in error.exceptions if isinstance(error, BaseExceptionGroup) else ():
            yield from _told(one)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _kind(error: BaseException) -> str:
    name = type(error).__name__
    if isinstance(error, LevelheadError):
        return f"{name}: {error}"
    said = error.strerror if isinstance(error, OSError) else _code(error)
    return f"{name}: {said}" if said else name


def _code(error: BaseException) -> str | None:
    """Slack's error code for a refused call."""
    data = getattr(getattr(error, "response", None), "data", None)
    said = data.get("error") if isinstance(data, dict) else None
    return said if isinstance(said, str) and _WORD.fullmatch(said) else None


def _file(path: str) -> str:
    """The end of a path, which reveals nothing about the machine."""
    return "/".join(path.split("/")[-3:])
