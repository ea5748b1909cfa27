"""The loop back from support: what customers ask of a product, and send it back for. Counts only, never their words."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.desk.parts.desk import Desk
from bot.domain.case import Matter, Turn, Who
from bot.domain.ledger import EntryKind
from bot.ledger.reading import read_ledger
from bot.listings.asking import asked_of, questions, words_in
from bot.listings.comparing import Ask
from bot.store.company.about_products import Back, CaseWords, came_back, cases_about

_MOST_READ = 60
"""Cases whose ledger is read; of the others, the questions that end in a question mark."""
CASES, RETURNS, COMMENTS = "cases", "return reasons", "comments on returns"


@dataclass(frozen=True, slots=True)
class Loop:
    """What came back to us: questions and reasons, and how many customers used a word."""

    asks: tuple[Ask, ...] = ()
    words: tuple[tuple[str, int], ...] = ()


async def asked_of_product(desk: Desk, names: Sequence[str], language: str) -> Loop:
    """Over everything kept of these SKUs and ASINs; a case counts each attribute once."""
    async with desk.database.read() as tx:
        cases, back = await cases_about(tx, names), await came_back(tx, names)
    asked = [_asked(desk, case, read=i < _MOST_READ) for i, case in enumerate(cases)]
    said = Counter(id for text in asked for id in asked_of(text, desk.book.listings.attributes))
    commented = Counter[str]()
    for line in back:
        commented.update(dict.fromkeys(asked_of(line.comment or "", desk.book.listings.attributes), line.units))
    words = Counter(w for text in (*asked, *(b.comment or "" for b in back)) for w in words_in(text, language))
    asks = (*_by_attribute(desk, said, CASES), *_by_attribute(desk, commented, COMMENTS), *_others(desk, cases, back))
    return Loop(asks, tuple(words.items()))


def _asked(desk: Desk, case: CaseWords, read: bool) -> str:
    """The questions of a customer: those the ledger finds, and those with a question mark."""
    plain = "\n".join(questions(text) for text in case.texts)
    if not read:
        return plain
    matter = Matter(tuple(Turn(Who.CUSTOMER, text) for text in case.texts), desk.today)
    found = (e.quote for e in read_ledger(matter).of(EntryKind.ASKED) if e.who is Who.CUSTOMER)
    return "\n".join((plain, *found))


def _by_attribute(desk: Desk, counts: Counter[str], source: str) -> Iterable[Ask]:
    known = desk.book.listings.by_id
    return (Ask(known[id].title, count, source, id) for id, count in counts.items())


def _others(desk: Desk, cases: Sequence[CaseWords], back: Sequence[Back]) -> Iterable[Ask]:
    """What cases are about, and why things came back."""
    situations = Counter(c.situation for c in cases if c.situation)
    yield from (Ask(desk.book.situation(id).title, count, CASES) for id, count in situations.items())
    reasons = Counter[str]()
    for line in back:
        reasons[line.reason or "no reason given"] += line.units
    yield from (Ask(reason, count, RETURNS) for reason, count in reasons.items())
