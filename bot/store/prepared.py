"""Statements that are asked of every case: spelled once for each database, then given to its driver as they stand.

On its own way to the driver SQLAlchemy takes ten times as long as a local file takes to answer.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Collection, Coroutine, Iterable, Mapping
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import Delete, Dialect, Insert, Select, Update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.dml import ReturningInsert

from bot.store.kept_open import driver_of
from bot.store.sealing import keys_of
from bot.store.sqlite_here import Connection

Statement = Select[Any] | Insert | Update | Delete | ReturningInsert[Any]


class Prepared:
    """One statement; `spell` writes it where the databases differ, given the name of one.

    Its values are named as `tx.execute` takes them; what it writes may be other columns each time.
    """

    def __init__(self, spell: Statement | Callable[[str], Statement]) -> None:
        self._spell = spell
        self._forms: dict[tuple[object, ...], _Form] = {}

    async def all(self, tx: AsyncConnection, **values: Any) -> list[dict[str, Any]]:
        """Every row, by the names of its columns."""
        form = self._form(tx, values)
        driver = driver_of(tx)
        if isinstance(driver, Connection):
            rows = driver.opened.execute(form.words, form.given(values)).fetchall()
        else:
            rows = await (await driver.execute(form.words, form.given(values))).fetchall()
        return [form.read(row) for row in rows]

    async def first(self, tx: AsyncConnection, **values: Any) -> dict[str, Any] | None:
        """The first row; None where there is none."""
        return next(iter(await self.all(tx, **values)), None)

    async def value(self, tx: AsyncConnection, **values: Any) -> Any:
        """The first column of the first row; None where there is none."""
        row = await self.first(tx, **values)
        return next(iter(row.values())) if row else None

    async def run(self, tx: AsyncConnection, **values: Any) -> int:
        """Write. Gives how many rows it was, which isn't known yet of what is said `together`."""
        form, driver = self._form(tx, values), driver_of(tx)
        if isinstance(driver, Connection):
            return driver.opened.execute(form.words, form.given(values)).rowcount
        done: int = (await driver.execute(form.words, form.given(values))).rowcount
        return done

    def _form(self, tx: AsyncConnection, values: Mapping[str, Any]) -> "_Form":
        key = (tx.dialect.name, keys_of(tx.dialect), *values)  # what seals and opens is part of a form
        if key not in self._forms:
            spell = self._spell
            self._forms[key] = _Form(spell(tx.dialect.name) if callable(spell) else spell, tx.dialect, values)
        return self._forms[key]


class _Form:
    """A statement as one database wants it, with what turns values into the driver's and back."""

    def __init__(self, statement: Statement, dialect: Dialect, names: Collection[str]) -> None:
        compiled = statement.compile(dialect=dialect, column_keys=list(names))
        if not isinstance(compiled, SQLCompiler) or compiled.post_compile_params:
            raise TypeError(f"lists of values are spelled anew each time, so this can't be prepared: {compiled}")
        self.words = compiled.string
        self._by_place = compiled.positional
        order: Iterable[str] = compiled.positiontup or () if compiled.positional else compiled.params
        given = frozenset(names)
        self._values = tuple(_Value(name, compiled, dialect, name in given) for name in order)
        columns = {str(c.key): c.type.dialect_impl(dialect) for c in statement.exported_columns}
        self._columns = tuple(columns)
        processes = ((name, kind.result_processor(dialect, None)) for name, kind in columns.items())
        self._processed = tuple((name, process) for name, process in processes if process)

    def given(self, values: Mapping[str, Any]) -> tuple[Any, ...] | dict[str, Any]:
        """The values as the driver takes them."""
        if self._by_place:
            return tuple([value.of(values) for value in self._values])
        return {value.name: value.of(values) for value in self._values}

    def read(self, row: Iterable[Any]) -> dict[str, Any]:
        """A row of the driver's."""
        found = dict(zip(self._columns, row, strict=True))
        for name, process in self._processed:
            found[name] = process(found[name])
        return found


class _Value:
    """A value of a statement: one that is given each time, or one that is part of it."""

    def __init__(self, name: str, compiled: SQLCompiler, dialect: Dialect, given: bool) -> None:
        bound = compiled.binds[name]
        if bound.required and not given:
            raise TypeError(f"{name} is missing for {compiled}")
        self.name, self._given, self._always = name, given, bound.value
        self._process = bound.type.dialect_impl(dialect).bind_processor(dialect)

    def of(self, values: Mapping[str, Any]) -> Any:
        found = values[self.name] if self._given else self._always
        return self._process(found) if self._process else found


@asynccontextmanager
async def together(tx: AsyncConnection) -> AsyncIterator[None]:
    """What is said meanwhile goes to a server without waiting for each answer; a file answers at once."""
    driver = driver_of(tx)
    if isinstance(driver, Connection):
        yield
        return
    async with driver.pipeline():
        yield


async def answers(tx: AsyncConnection, *asked: Coroutine[Any, Any, Any]) -> list[Any]:
    """What all of them give, asked of a server at once."""
    if isinstance(driver_of(tx), Connection):
        return [await one for one in asked]
    async with together(tx):
        return await asyncio.gather(*asked)
