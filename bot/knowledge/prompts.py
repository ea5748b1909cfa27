"""Prompts as files: Jinja templates that declare their variables and may name clauses, all checked before use.

A file begins with `{# variables: situation, today #}`. `{{ clause('returns.window') }}` inserts a clause.
"""

import re
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from types import CodeType

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError, nodes
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.meta import find_referenced_templates
from jinja2.sandbox import ImmutableSandboxedEnvironment

from bot.errors import PolicyError
from bot.knowledge.book import Book
from bot.knowledge.schema.problems import Problem, listed, nearest, refuse

FOLDER = "prompts"
CLAUSE = "clause"
_DECLARED = re.compile(r"\A\{#-?\s*variables:([^#]*?)-?#\}")
_NAME = re.compile(r"^[a-z_][a-z0-9_]*$")


@dataclass(frozen=True)
class Prompts:
    """Checked prompts by file name."""

    files: Mapping[str, str]
    variables: Mapping[str, frozenset[str]]
    book: Book | None = field(default=None, repr=False)

    @classmethod
    def read(cls, files: Mapping[str, str]) -> "Prompts":
        """Raises PolicyError with every problem: declaration, template, undeclared variable, include."""
        return _read(tuple(files.items()))

    def check(self, book: Book) -> "Prompts":
        """The prompts with the book's clauses. Raises PolicyError for a clause the book doesn't have."""
        refuse(p for name, text in self.files.items() for p in _unknown_clauses(name, text, book))
        return replace(self, book=book)

    def render(self, name: str, **values: object) -> str:
        """The prompt filled in. Raises PolicyError for an unknown name, and for missing or extra values."""
        if name not in self.files:
            raise PolicyError(
                f"{FOLDER}/{name}: there is no such prompt{nearest(name, self.files) or _known(self.files)}"
            )
        refuse(self._value_problems(name, set(values)))
        try:
            return self._templates.get_template(name).render(**values)
        except TemplateError as error:
            file, line = _place(error, self.files, name)
            raise PolicyError(f"{FOLDER}/{file}:{line}: {error}{_available(self.variables[name])}") from error

    def alike(self, name: str, of: object, **values: object) -> str:
        """As `render`, for a prompt that is the same in every case: cached while `of` is the same object."""
        kept = self._alike.get(name)
        if kept is None or kept[0] is not of:
            kept = self._alike[name] = of, self.render(name, **values)
        return kept[1]

    @cached_property
    def _alike(self) -> dict[str, tuple[object, str]]:
        return {}

    @cached_property
    def _templates(self) -> Environment:
        return _environment(self.files, self._clause)

    def _value_problems(self, name: str, given: set[str]) -> Iterator[Problem]:
        wanted = self.variables[name]
        for missing in sorted(wanted - given):
            yield Problem(
                f"{FOLDER}/{name}", 1, f"the variable '{missing}' wasn't given{nearest(missing, given - wanted)}"
            )
        for extra in sorted(given - wanted):
            hint = nearest(extra, wanted - given)
            yield Problem(
                f"{FOLDER}/{name}", 1, f"'{extra}' isn't a variable of this prompt{hint or _available(wanted)}"
            )

    def _clause(self, id: str) -> str:
        clause = self.book.clause(id) if self.book else None
        if clause is None:
            known = self.book.clauses if self.book else ()
            raise TemplateError(f"no clause is called '{id}'{nearest(id, known)}")
        return clause.text


@lru_cache(maxsize=16)
def _read(named: tuple[tuple[str, str], ...]) -> Prompts:
    files = dict(named)
    declared = {name: _declared(text) for name, text in named}
    refuse(p for name, text in named for p in _problems(name, text, files, declared))
    return Prompts(files, {name: found or frozenset() for name, found in declared.items()})


class _Compiled(BytecodeCache):
    """Caches compiled texts, as all environments here are equal."""

    def __init__(self, most: int) -> None:
        self._codes: dict[tuple[str, str], CodeType] = {}
        self._most = most

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if len(self._codes) >= self._most:
            self._codes.clear()
        if bucket.code:
            self._codes[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _Compiled(most=256)


def _environment(files: Mapping[str, str], clause: Callable[[str], str] | None = None) -> Environment:
    loader = FunctionLoader(lambda name: (files[name], name, None) if name in files else None)
    environment = ImmutableSandboxedEnvironment(
        loader=loader,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=_COMPILED,
    )
    environment.globals[CLAUSE] = clause
    return environment


def _declared(text: str) -> frozenset[str] | None:
    found = _DECLARED.match(text)
    return frozenset(n for n in re.split(r"[,\s]+", found[1]) if n) if found else None


def _problems(
    name: str, text: str, files: Mapping[str, str], declared: Mapping[str, frozenset[str] | None]
) -> Iterator[Problem]:
    file, known = f"{FOLDER}/{name}", declared[name]
    if known is None:
        yield Problem(file, 1, "the first line must declare the variables: {# variables: situation, today #}")
        return
    for word in sorted(known):
        if not _NAME.match(word):
            yield Problem(file, 1, f"'{word}' can't be a variable: small letters, digits and '_'")
    if not _DECLARED.sub("", text).strip():
        yield Problem(file, 1, "nothing stands below the first line; put the prompt back")
    environment = _environment(files)
    try:
        tree = environment.parse(text, name)
        environment.compile(text, name)
    except TemplateSyntaxError as error:
        yield Problem(file, error.lineno, f"the template broke here: {error.message}")
        return
    yield from _undeclared(file, tree, known)
    yield from _includes(file, tree, known, declared)


def _undeclared(file: str, tree: nodes.Template, known: frozenset[str]) -> Iterator[Problem]:
    set_here = {n.name for n in tree.find_all(nodes.Name) if n.ctx != "load"} | _macros(tree)
    for used in tree.find_all(nodes.Name):
        if used.ctx == "load" and used.name not in known | set_here | {CLAUSE}:
            hint = nearest(used.name, known) or _available(known)
            yield Problem(file, used.lineno, f"'{used.name}' isn't declared{hint}")


def _macros(tree: nodes.Template) -> set[str]:
    return {m.name for m in tree.find_all(nodes.Macro)} | {"loop", "caller", "range", "namespace", "dict"}


def _includes(
    file: str, tree: nodes.Template, known: frozenset[str], declared: Mapping[str, frozenset[str] | None]
) -> Iterator[Problem]:
    for other in find_referenced_templates(tree):
        if other is None or other not in declared:
            yield Problem(file, 1, f"includes '{other}', which isn't here{nearest(other or '', declared)}")
            continue
        for name in sorted((declared[other] or frozenset()) - known):
            yield Problem(file, 1, f"includes '{other}', which needs the variable '{name}'; declare it here too")


def _unknown_clauses(name: str, text: str, book: Book) -> Iterator[Problem]:
    for line, id in _named_clauses(text):
        if id is None:
            yield Problem(f"{FOLDER}/{name}", line, "name the clause in quotes: {{ clause('returns.window') }}")
        elif book.clause(id) is None:
            yield Problem(f"{FOLDER}/{name}", line, f"no clause is called '{id}'{nearest(id, book.clauses)}")


@lru_cache(maxsize=256)
def _named_clauses(text: str) -> tuple[tuple[int, str | None], ...]:
    """The clauses that a prompt names, with their lines; None where the name isn't a literal."""
    calls = [c for c in _environment({}).parse(text).find_all(nodes.Call) if isinstance(c.node, nodes.Name)]
    named = [(c.lineno, c.args) for c in calls if isinstance(c.node, nodes.Name) and c.node.name == CLAUSE]
    return tuple(
        (line, str(args[0].value) if len(args) == 1 and isinstance(args[0], nodes.Const) else None)
        for line, args in named
    )


def _place(error: TemplateError, files: Mapping[str, str], name: str) -> tuple[str, int]:
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename in files]
    return (frames[-1].filename, frames[-1].lineno or 1) if frames else (name, 1)


def _available(variables: frozenset[str]) -> str:
    return f"; variables here: {', '.join(sorted(variables)) or 'none'}"


def _known(files: Mapping[str, str]) -> str:
    return f"; there are {listed(sorted(files))}" if files else "; no prompt was read"
