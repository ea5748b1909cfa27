"""What support heard about a product: questions asked, reasons for returns. Counts only, never customers' words."""

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
"""Cases read in full. Of others, only sentences with a question mark are read."""
CASES, RETURNS, COMMENTS = "cases", "return reasons", "comments on returns"


@dataclass(frozen=True, slots=True)
class Loop:
    """Questions and reasons for returns, counted, and how many customers used a word."""

    asks: tuple[Ask, ...] = ()
    words: tuple[tuple[str, int], ...] = ()


async def asked_of_product(desk: Desk, names: Sequence[str], language: str) -> Loop:
    """Counted over all kept cases of these SKUs and ASINs; each case counts once for an attribute."""
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
    """A customer's questions: those in the ledger, and sentences with a question mark."""
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
    """What the cases are about, and why things were returned."""
    situations = Counter(c.situation for c in cases if c.situation)
    yield from (Ask(desk.book.situation(id).title, count, CASES) for id, count in situations.items())
    reasons = Counter[str]()
    for line in back:
        reasons[line.reason or "no reason given"] += line.units
    yield from (Ask(reason, count, RETURNS) for reason, count in reasons.items())
