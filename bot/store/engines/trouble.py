"""Errors of a database as sentences with a remedy."""

import asyncio
import re

from sqlalchemy.exc import DBAPIError

from bot.errors import StoreError

TOO_MUCH = "The database ({where}) is busy: too much waits for it at once. Try again in a moment."
_REFUSES = "The database ({where}) refuses the user or password in DATABASE_URL."
_AWAY = "The database ({where}) can't be reached. Check DATABASE_URL and that the server runs."
_LACKS = "A table is missing in the database ({where}). Restore the backup (docs/operations.md)."
NO_ROOM = "The disk of the database ({where}) is full. Free some space and try again."
_FULL = (
    "The server of the database ({where}) takes no more connections. Start fewer programs, or raise max_connections "
    "there."
)
_NO_SUCH = (
    "The server has no such database ({where}). Check DATABASE_URL; for a new one make it, then run "
    "`levelhead migrate`."
)
_KEPT_OUT = (
    "The server of the database ({where}) doesn't let this machine in. Add its address to those the server allows; "
    "where the server wants TLS, put ?sslmode=require behind the name in DATABASE_URL."
)
_POOLER = (
    "A pooler in transaction mode stands before the database ({where}). Let DATABASE_URL lead to the server itself, or "
    "to a pooler in session mode."
)
_OPTION = (
    "PostgreSQL, or a pooler before it, doesn't take what stands behind the ? in DATABASE_URL ({where}). Correct it, "
    "or take it out."
)
_TLS = (
    "The server of the database ({where}) can't be reached by TLS as DATABASE_URL wants it. Check its sslmode and "
    "sslrootcert, and the server's certificate."
)
_NOT_OWNER = "The user in DATABASE_URL lacks rights on the database ({where}). Make that user its owner."
_STOOD_STILL = (
    "This program stood still in the middle of a change for so long that the database ({where}) took the change back. "
    "Try again."
)
_COPY = (
    "The server of the database ({where}) is a copy of another. While it takes over from that one, wait; else point "
    "DATABASE_URL at the one it is a copy of."
)
_IN_USE = (
    "A table of the database ({where}) that has to change is in use for long: by a backup, an export or an open psql. "
    "Nothing was changed. Run `levelhead migrate` again when that has ended."
)
REPLACED = (
    "The file of the database ({where}) was taken away or replaced under the running Levelhead, which would lose what "
    "it writes now. Stop it, see that the right file is there, and start it."
)
NOT_UTF8 = (
    "The database ({where}) is encoded in {encoding}, which doesn't hold all that people write. Make another with "
    "`createdb --encoding=UTF8 --template=template0 NAME`, and name it in DATABASE_URL."
)
NOT_HELD = "{file}: {why}. Give that file to the user who runs Levelhead, or delete it while nothing runs."
NOT_MADE = (
    "{file}: {why}. Give the folder of {where}, and what is in it, to the user who runs Levelhead, or let DATABASE_URL "
    "name another."
)
_KNOWN = {
    "queuepool limit": TOO_MUCH,
    "locked": "The database ({where}) is busy: another program holds it. Try again in a moment.",
    "readonly": "The database ({where}) can't be written. Check the permissions of the file and its folder.",
    "unable to open": "There is no database {where} yet, or it can't be opened. `levelhead run` makes a new one. If "
    "there should be one, check DATABASE_URL, and that the file and its folder can be read and written.",
    "not a database": "{where} is not an SQLite database. Point DATABASE_URL at another file.",
    "malformed": "The database ({where}) is damaged. Stop every program and restore the backup (docs/operations.md).",
    "disk is full": NO_ROOM,
    "disk i/o error": "The disk of the database ({where}) can't be read or written. Look at the system's log; from a "
    "network drive, move the file to a disk of this machine.",
    "no space left": NO_ROOM,
    "authentication failed": _REFUSES,
    "no password supplied|empty password": _REFUSES,
    'role "': _REFUSES,
    'database "[^"]*" does not exist': _NO_SUCH,
    "permission denied|must be owner": _NOT_OWNER,
    "no schema has been selected": "The search_path of DATABASE_URL names no schema that is in the database ({where}). "
    "Make it there, or take it out.",
    "read-only transaction": "The database ({where}) takes no changes: point DATABASE_URL at the one it is a copy of.",
    "hot standby": _COPY,
    "too many clients|max.?client|no more connections": _FULL,
    "connection slots": _FULL,
    "too many connections": _FULL,
    "pg_hba": _KEPT_OUT,
    "no such table": _LACKS,
    '(?<!of )relation "[^"]*" does not exist': _LACKS,  # a column that is missing is one "of relation"
    'prepared statement "': _POOLER,
    "lock timeout": _IN_USE,
    "invalid (connection option|uri query|sslmode)|unrecognized configuration|unsupported startup": _OPTION,
    "(?s)connection to server.*(certificate|but ssl was required|channel binding)": _TLS,
    "idle-in-transaction timeout": _STOOD_STILL,
    "resolve host|consuming input failed|ssl syscall": _AWAY,
    "connection": _AWAY,
}
"""By regular expression; the first that matches counts. A server tried with TLS and without says two things, and the
second is only that it needs TLS."""


def readable(error: Exception, where: str) -> StoreError:
    """The error without anybody's words or passwords.

    Raises CancelledError where the work was cancelled: SQLAlchemy then reports on the transaction instead.
    """
    task = asyncio.current_task()
    if task and task.cancelling():
        raise asyncio.CancelledError from error
    cause = error.orig if isinstance(error, DBAPIError) else error
    words = next((words for sign, words in _KNOWN.items() if re.search(sign, _said(cause).lower())), None)
    return StoreError(words.format(where=where) if words else f"Database error: {_named(cause)}.")


def _said(cause: object) -> str:
    """What the database says itself: its details hold the refused row, in which people write of malformed lids."""
    return getattr(getattr(cause, "diag", None), "message_primary", None) or str(cause)


def _named(cause: object) -> str:
    """The error's class. PostgreSQL's message quotes the refused row."""
    code = getattr(cause, "sqlstate", None) or getattr(cause, "sqlite_errorname", None)
    return f"{type(cause).__name__} ({code})" if code else type(cause).__name__
