"""Telling what is sent once more from what is new: by its key, which of a form holds what was filled in."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.errors import LevelheadError
from bot.store.due import inbox
from bot.store.engines.database import Tx

_FORM = "view:"
TAKEN = (
    "This was taken as you first sent it, without what you changed since. Copy your changes, close this form, "
    "and make them where the first one went."
)


def form_key(view_id: str, values: Mapping[str, Any]) -> str:
    """The key of a form with what was filled in: sent again after its answer was lost, either may differ."""
    filled = json.dumps(values, sort_keys=True).encode()
    return f"{_FORM}{view_id}:{hashlib.sha256(filled).hexdigest()}"


async def is_first(tx: Tx, key: str, at: datetime) -> bool:
    """Note a key; False when it was seen before. Raises LevelheadError for a form taken before with other words."""
    if not key.startswith(_FORM):
        return await inbox.first_time(tx, key, at)
    if await inbox.first_time(tx, key.rpartition(":")[0], at):
        return await inbox.first_time(tx, key, at)
    if await inbox.is_noted(tx, key):
        return False
    raise LevelheadError(TAKEN)
