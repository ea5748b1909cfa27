"""Statements used with every case: compiled once for each database, then given to its driver directly.

SQLAlchemy's own way to the driver takes ten times as long as a local file takes to answer.
"""

from collections import Counter
from collections.abc import AsyncIterator, Callable, Collection, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from itertools import chain
from typing import Any

from sqlalchemy import Delete, Dialect, Insert, Select, Table, Update, bindparam, delete
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.dml import ReturningInsert

from bot.store.engines.kept_open import driver_of
from bot.store.engines.sqlite_here import Connection, aside
from bot.store.tables.schema import Moment
from bot.store.tables.sealing import keys_of

Statement = Select[Any] | Insert | Update | Delete | ReturningInsert[Any]


class Prepared:
    """One statement; `spell` makes it for a dialect where they differ.

    Values are named as for `tx.execute`; an insert may have other columns each time.
    """

    def __init__(self, spell: Statement | Callable[[str], Statement]) -> None:
        self._spell = spell
        self._forms: dict[tuple[object, ...], Form] = {}

    async def all(self, tx: AsyncConnection, **values: Any) -> list[dict[str, Any]]:
        """Every row, as {column: value}."""
        form = self.form(tx, values)
        driver = driver_of(tx)
        if isinstance(driver, Connection):
            rows = driver.opened.execute(form.words, form.given(values)).fetchall()
        else:
            rows = await (await driver.execute(form.words, form.given(values), prepare=True)).fetchall()
        return [form.read(row) for row in rows]

    async def all_aside(self, tx: AsyncConnection, **values: Any) -> list[dict[str, Any]]:
        """Every row, for a statement that reads so much that others are to go on meanwhile."""
        driver = driver_of(tx)
        if not isinstance(driver, Connection):
            return await self.all(tx, **values)
        form, opened = self.form(tx, values), driver.opened
        rows = await aside(lambda: opened.execute(form.words, form.given(values)).fetchall())
        return [form.read(row) for row in rows]

    async def first(self, tx: AsyncConnection, **values: Any) -> dict[str, Any] | None:
        """The first row; None where there is none."""
        return next(iter(await self.all(tx, **values)), None)

    async def value(self, tx: AsyncConnection, **values: Any) -> Any:
        """The first column of the first row; None where there is none."""
        row = await self.first(tx, **values)
        return next(iter(row.values())) if row else None

    async def run(self, tx: AsyncConnection, **values: Any) -> int:
        """Write. Returns the number of rows, which isn't known yet inside `together`."""
        form, driver = self.form(tx, values), driver_of(tx)
        if isinstance(driver, Connection):
            return driver.opened.execute(form.words, form.given(values)).rowcount
        done: int = (await driver.execute(form.words, form.given(values), prepare=True)).rowcount
        return done

    def form(self, tx: AsyncConnection, values: Mapping[str, Any]) -> "Form":
        """The statement for this transaction's database. Raises TypeError where it can't be prepared."""
        key = (tx.dialect.name, keys_of(tx.dialect), *values)  # what seals and opens is part of a form
        if key not in self._forms:
            spell = self._spell
            self._forms[key] = Form(spell(tx.dialect.name) if callable(spell) else spell, tx.dialect, values)
        return self._forms[key]


def older(table: Table) -> Prepared:
    """Deletes the rows of a table whose `at` lies before the value `before`."""
    return Prepared(delete(table).where(table.c.at < bindparam("before", type_=table.c.at.type)))


class AtOnce:
    """Several selects with the same values. On a server they are one statement, which sees one moment."""

    def __init__(self, *asked: Prepared) -> None:
        self._asked = asked
        self._words: str | None = None
        """The combined statement for a server."""

    async def all(self, tx: AsyncConnection, **values: Any) -> list[list[dict[str, Any]]]:
        """The rows of each select, as {column: value}."""
        driver = driver_of(tx)
        if isinstance(driver, Connection):
            return [await one.all(tx, **values) for one in self._asked]
        forms = [one.form(tx, values) for one in self._asked]
        self._words = self._words or _at_once(forms)
        given = {name: value for form in forms for name, value in form.named(values).items()}
        (found,) = await (await driver.execute(self._words, given, prepare=True)).fetchone()
        return [[form.read_json(row) for row in rows] for form, rows in zip(forms, found, strict=True)]


def _at_once(forms: Sequence["Form"]) -> str:
    """Raises TypeError where two have values of their own under one name."""
    if (own := Counter(chain(*(form.own for form in forms)))) and max(own.values()) > 1:
        raise TypeError(f"these can't be asked at once, as each has a value of its own under one name: {own}")
    return f"SELECT json_build_array({', '.join(form.as_json for form in forms)})"


class Form:
    """A statement for one database, with the conversion of values to the driver's and back."""

    def __init__(self, statement: Statement, dialect: Dialect, names: Collection[str]) -> None:
        compiled = statement.compile(dialect=dialect, column_keys=list(names))
        if not isinstance(compiled, SQLCompiler) or compiled.post_compile_params:
            raise TypeError(f"lists of values are spelled anew each time, so this can't be prepared: {compiled}")
        self.words = compiled.string
        self._by_place = compiled.positional
        order: Iterable[str] = compiled.positiontup or () if compiled.positional else compiled.params
        given = frozenset(names)
        self._values = tuple(_Value(name, compiled, dialect, name in given) for name in order)
        self.own = {value.name for value in self._values} - given
        """Names of values that are part of the statement."""
        columns = {str(c.key): c.type.dialect_impl(dialect) for c in statement.exported_columns}
        self._columns = tuple(columns)
        self._moments = tuple(str(c.key) for c in statement.exported_columns if isinstance(c.type, Moment))
        processes = ((name, kind.result_processor(dialect, None)) for name, kind in columns.items())
        self._processed = tuple((name, process) for name, process in processes if process)

    @property
    def as_json(self) -> str:
        """As an expression of PostgreSQL: an array of rows as objects."""
        return f"array_to_json(ARRAY(SELECT row_to_json(r) FROM ({self.words}) AS r))"

    def given(self, values: Mapping[str, Any]) -> tuple[Any, ...] | dict[str, Any]:
        """The values as the driver takes them."""
        if self._by_place:
            return tuple([value.of(values) for value in self._values])
        return self.named(values)

    def named(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The same, by name."""
        return {value.name: value.of(values) for value in self._values}

    def read(self, row: Iterable[Any]) -> dict[str, Any]:
        """A row from the driver."""
        return self._with_types(dict(zip(self._columns, row, strict=True)))

    def read_json(self, row: dict[str, Any]) -> dict[str, Any]:
        """A row that came as JSON, where times are texts."""
        for name in self._moments:
            row[name] = datetime.fromisoformat(row[name]) if row[name] else None
        return self._with_types(row)

    def _with_types(self, found: dict[str, Any]) -> dict[str, Any]:
        for name, process in self._processed:
            found[name] = process(found[name])
        return found


class _Value:
    """A value of a statement: given each time, or part of it."""

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
    """Inside, statements go to a server without waiting for each answer; a file answers at once."""
    driver = driver_of(tx)
    if isinstance(driver, Connection):
        yield
        return
    async with driver.pipeline():
        yield
