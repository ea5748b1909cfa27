"""Questions of teammates, answered without a model: each part by its subject, then by the words of the team's texts."""

from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from bot.checks.personal_data.numbers.identifiers import parcels
from bot.desk.company.case_records import NO_PARCEL, orders_in
from bot.desk.company.finding import Hit, words_of_texts
from bot.desk.company.questions import library
from bot.desk.company.questions.from_records import looked_up, of_items
from bot.desk.company.questions.in_texts import Texts, by_situation, by_words, nearest, searched
from bot.desk.company.questions.items import respelled
from bot.desk.company.questions.paid_back import asks_whether_paid_back, paid_back
from bot.desk.company.questions.reading import (
    ROWS,
    Asked,
    follows,
    read_question,
    telling,
    without_counts,
    words_of_questions,
)
from bot.desk.company.questions.records_answer import RecordsAnswer
from bot.desk.company.questions.subjects import Subject
from bot.desk.parts.desk import Desk
from bot.domain.answer import Answer
from bot.domain.reply import Citation, Passage
from bot.errors import LevelheadError
from bot.records.telling import day
from bot.store.engines.database import Tx

BY = "exact look-ups and search by words; no model read the question"
LONGEST_QUESTION = 2_000
OF_ALL = "No item is called “{words}”: this is of all items."
LOOSELY = "Nothing holds most of the words of “{text}”; what is cited for it holds some of them."
LIKENED = "“{text}” has other words than the clauses: it was read as a question about “{title}”."
NOTHING = "Nothing is known here of that: no report, clause, process or approved reply holds these words."
_LONGEST_TOLD = 100
READ_AS = "“{word}” was read as “{near}”."


@dataclass(frozen=True, slots=True)
class _Part:
    """What one part of a question found."""

    text: str
    found: RecordsAnswer = field(default_factory=RecordsAnswer)
    texts: Texts = field(default_factory=Texts)

    @property
    def known(self) -> bool:
        return bool(self.found.known or self.texts.hits)


async def answer(desk: Desk, question: str, earlier: Sequence[str] = ()) -> Answer:
    """The answer. `earlier` are questions of the same thread, the oldest first.

    Raises LevelheadError for a question without words.
    """
    words = checked_question(question)
    async with desk.database.read() as tx:
        orders = [found async for found in _orders(tx, words)]
        asked = read_question(words, desk.today, earlier)
        if any(f.sheets for f in orders):
            asked = tuple([a for a in asked if _beside_orders(a) and not await orders_in(tx, a.text)])
        if asked and not orders and _of_that_order(words, read_question(words, desk.today)[0]):
            orders = [found for e in reversed(earlier[-1:]) async for found in _orders(tx, e)]
            asked = () if any(f.sheets for f in orders) else asked
        parts = [await _part(desk, tx, a) for a in asked]
    sheets = tuple(dict.fromkeys(s for f in (*orders, *(p.found for p in parts)) for s in f.sheets))
    said = [p for f in (*orders, *(p.found for p in parts)) for p in f.said]
    hits = {h.source: h for p in parts for h in p.texts.hits}
    if not any(p.known for p in parts) and not sheets:
        return Answer(tuple(said) or (Passage(NOTHING),), by=BY, known=False)
    chart = next((p.found.chart for p in parts if p.found.chart), None)
    return Answer((*said, *_passages(desk, hits.values())), sheets, BY, notes=tuple(_notes(parts)), chart=chart)


def _notes(parts: list[_Part]) -> Iterator[str]:
    """How the parts were read, where that isn't by their own words."""
    for word, near in {w: near for p in parts for w, near in p.found.read_as.items()}.items():
        yield READ_AS.format(word=word, near=near)
    for part in parts:
        text = part.text[:_LONGEST_TOLD]
        if part.found.unheard:
            yield OF_ALL.format(words=" ".join(part.found.unheard))
        if part.texts.loosely:
            yield LOOSELY.format(text=text)
        if part.texts.situation:
            yield LIKENED.format(text=text, title=part.texts.situation)


def checked_question(question: str) -> str:
    """The question, trimmed. Raises LevelheadError with what to do."""
    words = question.strip()
    if not any(c.isalnum() for c in words):
        raise LevelheadError("There is no question here. Ask, for example: how many blue bottles can we ship today?")
    if len(words) > LONGEST_QUESTION:
        raise LevelheadError(f"This question is longer than {LONGEST_QUESTION:,} characters. Ask it in fewer words.")
    return words


def _of_that_order(words: str, asked: Asked) -> bool:
    """Whether it may be about the order of the question before: by itself it names no item and asks for no rule."""
    return follows(words) and not asked.item and not asked.how_to


def _beside_orders(asked: Asked) -> bool:
    """Whether a part asks for something of its own beside an order that another names."""
    return not follows(asked.text) and (asked.how_to or asked.subject is not Subject.TEXT)


async def _orders(tx: Tx, words: str) -> AsyncIterator[RecordsAnswer]:
    """The orders and parcels named in the question."""
    for order_id in await orders_in(tx, words):
        tables = [await of(tx, order_id) for of in (library.order, library.returns, library.refunds)]
        held = tuple(t for t in tables if t)
        paid = await paid_back(tx, order_id) if asks_whether_paid_back(words) else None
        told = (paid,) if paid else ()
        none = RecordsAnswer(said=(Passage(f"No report has order {order_id}.\n"),))
        yield RecordsAnswer(held, told) if held else none
    for parcel in parcels(words):
        back = await library.returned_in(tx, parcel)
        yield RecordsAnswer((back,)) if back else RecordsAnswer(said=(Passage(f"{NO_PARCEL.format(parcel)}\n"),))


async def _part(desk: Desk, tx: Tx, asked: Asked) -> _Part:
    """From records and texts; if neither has anything, with typing errors corrected."""
    plain = words_of_questions() | words_of_texts(desk)
    found = await _sought(desk, tx, asked, plain)
    if found.known:
        return found
    slips = respelled([w for w in telling(asked.text) if w.lower() not in plain], plain)
    if not slips:
        return found
    text = " ".join(slips.get(w, w) for w in asked.text.split())
    better = await _sought(desk, tx, read_question(text, desk.today)[0], plain, alike=False)
    return replace(better, found=replace(better.found, read_as=slips | better.found.read_as)) if better.known else found


async def _sought(desk: Desk, tx: Tx, asked: Asked, plain: frozenset[str], alike: bool = True) -> _Part:
    """What records don't answer is searched in texts, by the words that don't name an item.

    `alike`: also by the situation that the question tells of.
    """
    found = await looked_up(desk, tx, asked, plain)
    if found.known:
        return _Part(asked.text, found)
    if asked.item and not found.item and ROWS.match(asked.text):
        every = await looked_up(desk, tx, replace(asked, item=()), plain)
        if every.known and asked.subject is not Subject.TEXT:
            return _Part(asked.text, replace(every, unheard=asked.item))
    return await _in_texts(desk, tx, asked, found, plain, alike)


async def _in_texts(
    desk: Desk, tx: Tx, asked: Asked, found: RecordsAnswer, plain: frozenset[str], alike: bool
) -> _Part:
    """The words in texts; else items that have them; else, or beside what isn't clear, the situation it tells of."""
    words = " ".join(w for w in telling(without_counts(asked.text)) if w not in found.item)
    hits = await searched(desk, tx, asked.text, words)
    best = await by_words(desk, tx, words, hits)
    if not best.hits and (told := await of_items(tx, asked, plain)).known:
        return _Part(asked.text, told)
    if alike:
        best = by_situation(desk, asked.text, words, best)
    return _Part(asked.text, found, best if best.hits else nearest(hits))


def _passages(desk: Desk, hits: Iterable[Hit]) -> Iterable[Passage]:
    for hit in hits:
        title = f"{hit.title}: {hit.words}"
        if hit.approved_at:
            title = f"{hit.title} of {day(hit.approved_at.astimezone(desk.options.zone).date())}:\n{hit.words}"
        yield Passage(f"{title}\n", (Citation(hit.source, hit.words),))
