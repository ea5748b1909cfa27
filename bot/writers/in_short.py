"""What a brief says of clauses, options and manner, each once, and shorter where it is about several matters. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.domain.case import Lane, Matter, Who
from bot.domain.reply import Citation, Offer, Option, SourceKind, SourceRef
from bot.knowledge.schema.clauses import Clause
from bot.knowledge.schema.situations import Situation
from bot.language.grammar.statement import Actor, Mood
from bot.language.grammar.statements import statements
from bot.language.vocabulary.content import gist

_WHOLE = 2
"""Clauses of one of several matters whose words are shown."""
_HOW_WE_WORK = "conduct."
"""Clauses that hold in every case: their name is enough beside what a matter offers."""
_FIRST = re.compile(r",| and ")
_STEP = 2
"""Words that tell a step."""
_WHEN = gist("today now once day name at")
_DENIES = (" not ", "n't ", " no ", "never ")


def cite(clause: Clause, version: str) -> Citation:
    """The whole clause as a source, at this version of the policies."""
    return Citation(SourceRef(SourceKind.CLAUSE, clause.id, version), clause.text)


def offers_of(offered: Sequence[Sequence[Clause]], version: str) -> tuple[Offer, ...]:
    """The clauses of each matter, once. By name alone: how we work, and of several matters what is beyond the first."""
    found: dict[str, Offer] = {}
    for clauses in offered:
        own = [c for c in clauses if not c.id.startswith(_HOW_WE_WORK)] or clauses
        whole = {c.id for c in (own if len(offered) == 1 else own[:_WHOLE])}
        for clause in clauses:
            offer = Offer(cite(clause, version), clause.title, clause.id not in whole)
            if clause.id not in found or found[clause.id].named_only:
                found[clause.id] = offer
    return tuple(found.values())


def options_of(situations: Sequence[Situation], matter: Matter | None = None) -> tuple[Option, ...]:
    """What there is to choose between, without what we wrote that we did. Beside what needs deciding, a routine matter
    needs none."""
    deciding = [s for s in situations if s.lane is not Lane.ROUTINE and s.options] or situations[:1]
    named, done = len(deciding) > 1, _done_by_us(matter) if matter else []
    return tuple(
        Option(f"{s.title}: {o.what}" if named else o.what, o.risk)
        for s in deciding
        for o in s.options
        if not any(_same_step(o.what, step) for step in done)
    )


def _done_by_us(matter: Matter) -> list[frozenset[str]]:
    """The words of each step that our messages say was taken."""
    said = (s for t in matter.turns if t.who is Who.US for s in statements(t.text) if s.actor is Actor.WRITER)
    return [gist(s.text) for s in said if s.mood in (Mood.DONE, Mood.DOING) and not s.negated]


def _same_step(option: str, done: frozenset[str]) -> bool:
    """Whether it begins with that step: its verb and what it is done to."""
    first = next((s for s in statements(option) if s.mood is Mood.REQUEST), None)
    step = gist(_FIRST.split(first.text)[0]) - _WHEN if first else frozenset()
    return len(step) >= _STEP and step <= done


def how_to_say_it(situations: Sequence[Situation]) -> tuple[str, ...]:
    """The advice on each matter, then what a reply never does: of several matters in one line. Where only a person may
    answer, that matter's advice is to be followed now, and the others' waits."""
    grave = [s for s in situations if len(situations) == 1 or s.lane is Lane.PERSON_ONLY]
    lines = tuple(dict.fromkeys(line for s in grave or situations for line in (*_meanwhile(s), *s.advice)))
    plainly = tuple(dict.fromkeys(f"Never {_bare(line)}." for s in grave for line in s.never))
    never = dict.fromkeys(_bare(line) for s in situations if s not in grave for line in s.never)
    rest = tuple(_each_once(never, (*lines, *plainly)))
    return (*lines, *plainly, *((f"Never{':' if len(rest) > 1 else ''} {'; '.join(rest)}.",) if rest else ()))


def _meanwhile(situation: Situation) -> Iterator[str]:
    if situation.holding_line:
        yield f"Until a person answers, only this may go out: {situation.holding_line}"


def _bare(line: str) -> str:
    return f"{line[0].lower()}{line[1:].rstrip('.')}"


def _each_once(never: Iterable[str], advice: Iterable[str]) -> Iterator[str]:
    """Without what the advice or another line forbids already: `ask again for photos`."""
    told = [gist(line) for line in advice if any(sign in line.lower() for sign in _DENIES)]
    for line in never:
        if not any(gist(line) <= other for other in told):
            told.append(gist(line))
            yield line
