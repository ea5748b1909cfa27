"""Words encrypted at rest. A sealed value names its key, so it can stand beside plain ones and other keys' ones.

Fernet (`cryptography`): AES-128-CBC with HMAC-SHA256, a fresh nonce each time. Loaded only where there are keys.
"""

import json
import re
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from sqlalchemy import JSON, Dialect, String, Text
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.types import TypeDecorator

from bot.errors import SettingsError, StoreError

MARK = "\x02"
"""How a sealed value begins; then comes its key's name. Plain text that looks like it gets a mark without a name."""
_MARKED = re.compile(MARK + "([0-9a-f]{12})?:")
_ID = re.compile(r"C-[0-9A-Z]+\.\d+")
_KEYS = "levelhead_keys"
NOT_INSTALLED = "LEVELHEAD_ENCRYPTION_KEYS needs a library more: pip install 'levelhead[encryption]'"
LACKS = (
    "{what} is encrypted with the key {name}, which LEVELHEAD_ENCRYPTION_KEYS doesn't have. "
    "Put that key there, behind the first where there are others, and start again."
)
BROKEN = "{what} can't be read: it was changed since the key {name} encrypted it. Restore it from a backup."


class Keys:
    """The first key seals; each opens what it sealed. Raises SettingsError where the library is missing."""

    def __init__(self, keys: Sequence[str]) -> None:
        try:
            from cryptography.fernet import Fernet
        except ImportError:
            raise SettingsError(NOT_INSTALLED) from None
        self._by_name = {name_of(key): Fernet(key) for key in keys}
        self.names = tuple(self._by_name)
        self._first = next(iter(self._by_name.values()))
        self.sign = f"{MARK}{self.names[0]}:"
        """How values sealed with the first key begin."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Keys) and self.names == other.names

    def __hash__(self) -> int:
        return hash(self.names)

    def __repr__(self) -> str:
        return f"Keys{self.names}"

    def seal(self, words: str) -> str:
        return self.sign + self._first.encrypt(words.encode()).decode()

    def open(self, name: str, token: str, what: str) -> str:
        """Raises StoreError that names what it is, never a word of it."""
        from cryptography.fernet import InvalidToken

        if name not in self._by_name:
            raise StoreError(LACKS.format(what=what, name=name))
        try:
            return self._by_name[name].decrypt(token).decode()
        except InvalidToken:
            raise StoreError(BROKEN.format(what=what, name=name)) from None


def name_of(key: str) -> str:
    """A key's name in the database and for people. It reveals nothing of the key, which is 256 random bits."""
    return sha256(b"levelhead key " + key.encode()).hexdigest()[:12]


def new_key() -> str:
    """A new key. Raises SettingsError where the library is missing."""
    try:
        from cryptography.fernet import Fernet
    except ImportError:
        raise SettingsError(NOT_INSTALLED) from None
    return Fernet.generate_key().decode()


def sealed(keys: Keys | None, words: str) -> str:
    """The words as they are kept."""
    if keys:
        return keys.seal(words)
    return f"{MARK}:{words}" if _MARKED.match(words) else words


def opened(keys: Keys | None, kept: str, what: str) -> str:
    """The words from what is kept. Raises StoreError where no key opens it."""
    found = _MARKED.match(kept)
    if not found:
        return kept
    name, rest = found[1], kept[found.end() :]
    if not name:
        return rest
    if keys is None:
        raise StoreError(LACKS.format(what=what, name=name))
    return keys.open(name, rest, what)


def is_id(words: str) -> bool:
    """Whether it is a revision's id, which can't hold anybody's words."""
    return _ID.fullmatch(words) is not None


def give_keys(engine: AsyncEngine, keys: Keys | None) -> None:
    """Have sealed columns use these keys on this engine."""
    setattr(engine.dialect, _KEYS, keys)


def keys_of(dialect: Dialect) -> Keys | None:
    """The keys given to this engine."""
    return getattr(dialect, _KEYS, None)


class SealedText(TypeDecorator[str]):
    """Somebody's words, sealed where there are keys. `what` is its name in errors. Queries can't look into it."""

    impl: Any = Text
    cache_ok = True

    def __init__(self, what: str) -> None:
        super().__init__()
        self.what = what

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else sealed(keys_of(dialect), value)

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else opened(keys_of(dialect), value, self.what)


class SealedName(SealedText):
    """The same in a VARCHAR. A revision's id stays readable, as rows are joined by it."""

    impl: Any = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return value if value is not None and is_id(value) else super().process_bind_param(value, dialect)


class SealedJSON(TypeDecorator[Any]):
    """The same for JSON; sealed, it is a string."""

    impl = JSON
    cache_ok = True

    def __init__(self, what: str) -> None:
        super().__init__()
        self.what = what

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        keys = keys_of(dialect)
        return value if value is None or keys is None else keys.seal(json.dumps(value, ensure_ascii=False))

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return json.loads(opened(keys_of(dialect), value, self.what)) if isinstance(value, str) else value
