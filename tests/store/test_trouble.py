"""What a database says when it can't, as a sentence with a remedy."""

import re

import pytest
from sqlalchemy import text

from bot.errors import StoreError
from bot.store.engines.database import open_database
from bot.store.engines.trouble import readable

AT = 'connection failed: connection to server at "10.0.0.1", port 5432 failed'
NO_ENTRY = 'no pg_hba.conf entry for host "10.0.0.9", user "lev", database "levelhead", no encryption'
NO_ROOT = 'root certificate file "/home/lev/.postgresql/root.crt" does not exist\nEither provide the file'


@pytest.mark.parametrize(
    ("error", "says"),
    [
        ('connection failed: FATAL: role "lev" does not exist', "refuses the user or password"),
        ("connection failed: fe_sendauth: no password supplied", "refuses the user or password"),
        ('connection failed: FATAL: database "levv" does not exist', "no such database.*levelhead migrate"),
        ("failed to resolve host 'dbb.example': Name or service not known", "can't be reached. Check DATABASE_URL"),
        ("connection failed: FATAL: sorry, too many clients already", "Start fewer programs"),
        (f"{AT}: FATAL: {NO_ENTRY}", "doesn't let this machine in.*sslmode=require"),
        (f"{AT}: FATAL: password authentication failed\n{AT}: FATAL: {NO_ENTRY}", "refuses the user"),
        (f'{AT}: FATAL: database "levelhead" does not exist\n{AT}: {NO_ENTRY}', "no such database"),
        ("permission denied for schema public", "lacks rights.*its owner"),
        ("cannot execute INSERT in a read-only transaction", "the one it is a copy of"),
        ("database disk image is malformed", "damaged.*restore the backup"),
        ("no such table: work", "missing.*Restore the backup"),
        ('relation "cases" does not exist\nLINE 1: SELECT', "missing.*Restore the backup"),
        ('prepared statement "_pg3_0" does not exist', "pooler in transaction mode.*session mode"),
        ('column "sight" of relation "homes" does not exist', "^Database error: Exception.$"),
        ("function gone() does not exist", "^Database error: Exception.$"),
        (f"{AT}: {NO_ROOT}", "TLS.*sslmode and sslrootcert"),
        (f"{AT}: SSL error: certificate verify failed", "TLS.*the server's certificate"),
        (f"{AT}: server does not support SSL, but SSL was required", "TLS.*sslmode"),
        (f"{AT}: FATAL: certificate authentication failed", "refuses the user"),
        ('invalid connection option "pgbouncer"', r"behind the \? in DATABASE_URL"),
        ('invalid URI query parameter: "schema"', r"behind the \? in DATABASE_URL"),
        (f'{AT}: FATAL: unrecognized configuration parameter "serch_path"', r"behind the \? in DATABASE_URL"),
        (f"{AT}: FATAL: unsupported startup parameter in options: search_path", "a pooler before it"),
        (f"{AT}: FATAL: no more connections allowed (max_client_conn)", "takes no more connections"),
        (f"{AT}: FATAL: MaxClientsInSessionMode: max clients reached", "takes no more connections"),
        (f"{AT}: FATAL: empty password returned by client", "refuses the user or password"),
        ("must be owner of table posts", "lacks rights.*its owner"),
        ("no schema has been selected to create in", "search_path"),
        ("canceling statement due to lock timeout", "levelhead migrate.*again"),
        ("consuming input failed: SSL SYSCALL error: EOF detected", "can't be reached"),
        ("consuming input failed: could not receive data from server: No route to host", "can't be reached"),
        ("SSL connection has been closed unexpectedly", "can't be reached"),
        ("disk I/O error", "disk of the database.*can't be read or written"),
    ],
)
async def test_what_stands_between_levelhead_and_its_database_is_named(error: str, says: str) -> None:
    assert re.search(says, str(readable(Exception(error), "here")))


@pytest.mark.parametrize(
    "words", ["the lid is malformed", "it says disk is full", "I have no permission denied", "no connection"]
)
async def test_what_a_refused_row_says_is_no_trouble_of_the_database(postgres_url: str, words: str) -> None:
    database = open_database(postgres_url)
    with pytest.raises(StoreError) as refused:
        async with database.write() as tx:
            await tx.execute(text("INSERT INTO turns (who, text) VALUES ('customer', :words)"), {"words": words})
    assert words in str(getattr(refused.value.__cause__, "orig", ""))
    assert str(refused.value) == "Database error: NotNullViolation (23502)."
    await database.close()
