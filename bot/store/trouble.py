"""What a database says when it can't, as a sentence with a remedy."""

import asyncio

from sqlalchemy.exc import DBAPIError

from bot.errors import StoreError

TOO_MUCH = "The database ({where}) is busy: too much waits for it at once. Try again in a moment."
_KNOWN = {
    "queuepool limit": TOO_MUCH,
    "locked": "The database ({where}) is busy: another program holds it. Try again in a moment.",
    "readonly": "The database ({where}) can't be written. Check the permissions of the file and its folder.",
    "unable to open": "The database ({where}) can't be opened. Check that the folder exists and can be written.",
    "not a database": "{where} is not an SQLite database. Point DATABASE_URL at another file.",
    "disk is full": "The disk of the database ({where}) is full. Free some space and try again.",
    "password authentication failed": "The database ({where}) refuses the user or password in DATABASE_URL.",
    "does not exist": "The database ({where}) has not what is looked for. Make it, then run `levelhead migrate`.",
    "connection": "The database ({where}) can't be reached. Check DATABASE_URL and that the server runs.",
}


def readable(error: Exception, where: str) -> StoreError:
    """The error without anybody's words or passwords.

    Raises CancelledError where the work was cut off: SQLAlchemy then speaks of the transaction it was in.
    """
    task = asyncio.current_task()
    if task and task.cancelling():
        raise asyncio.CancelledError from error
    cause = error.orig if isinstance(error, DBAPIError) else error
    words = next((words for sign, words in _KNOWN.items() if sign in str(cause).lower()), None)
    return StoreError(words.format(where=where) if words else f"Database error: {_named(cause)}.")


def _named(cause: object) -> str:
    """What it is called. PostgreSQL's own words quote the row that it refuses."""
    code = getattr(cause, "sqlstate", None) or getattr(cause, "sqlite_errorname", None)
    return f"{type(cause).__name__} ({code})" if code else type(cause).__name__
