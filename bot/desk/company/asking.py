"""Questions of teammates, answered without a model: exact look-ups of what is named, then search by words."""

import re
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from datetime import date

from bot.desk.company import library
from bot.desk.company.looking_up import order_numbers
from bot.desk.company.replied import passages as replied_passages
from bot.desk.company.replied import replied
from bot.desk.parts.desk import Desk
from bot.domain.answer import Answer, Sheet
from bot.domain.reply import Citation, Passage, SourceKind, SourceRef
from bot.errors import LevelheadError
from bot.knowledge.words.search import Ranking
from bot.language.periods import period
from bot.language.stems import stem
from bot.store.database import Tx
from bot.store.searching import products_like

_WORD = re.compile(r"[\w-]+")
BY = "exact look-ups and search by words; no model read the question"
LONGEST_QUESTION = 2_000
_RETURNED = frozenset(map(stem, "return returned returns reason reasons".split()))
_COUNTED = frozenset(map(stem, "most often which top reasons".split()))
_STOCK = frozenset(map(stem, "stock inventory available left ship replacement many units".split()))
_ASKING = frozenset(
    """how many much what which who when where why can could do does did is are was were we our us you i there left
    today now available stock inventory units ship send replacement have has got any show tell about price asin sku
    """.split()
)
"""Words of the question itself, which no product is called by."""
_MOST_TEXTS = 3
_SHARE = 0.5
"""The share of a question's telling words that a clause or process must hold to be shown."""
NOTHING = "Nothing is known here of that: no report, clause, process or approved reply holds these words."


@dataclass(frozen=True, slots=True)
class _Text:
    """A clause or a process as something to be found and cited."""

    source: SourceRef
    title: str
    words: str
    searched: str


async def answer(desk: Desk, question: str) -> Answer:
    """What is known. Raises LevelheadError for a question without words."""
    words = checked_question(question)
    async with desk.database.read() as tx:
        sheets = [sheet async for sheet in _sheets(desk, tx, words)]
        before = await replied(tx, _telling(words)) if not sheets else []
    passages = (*_texts(desk, words, bool(sheets)), *replied_passages(desk, before))
    unknown = [o for o in order_numbers(words) if not any(o in s.title for s in sheets)]
    said = [Passage(f"No report has order {o}.\n") for o in unknown]
    if not sheets and not passages:
        return Answer((*said, Passage(NOTHING)), by=BY, known=False)
    return Answer((*said, *passages), tuple(sheets), BY)


def checked_question(question: str) -> str:
    """The question, trimmed. Raises LevelheadError with what to do."""
    words = question.strip()
    if not any(c.isalnum() for c in words):
        raise LevelheadError("There is no question here. Ask, for example: how many blue bottles can we ship today?")
    if len(words) > LONGEST_QUESTION:
        raise LevelheadError(f"This question is longer than {LONGEST_QUESTION:,} characters. Ask it in fewer words.")
    return words


async def _sheets(desk: Desk, tx: Tx, words: str) -> AsyncIterator[Sheet]:
    """What is named exactly; else what came back, else the products that the words mean and their stock."""
    asked, orders = {stem(w) for w in _WORD.findall(words.lower())}, order_numbers(words)
    looked = [find for order_id in orders for find in (library.order(tx, order_id), library.returns(tx, order_id))]
    if not orders and asked & _RETURNED and (asked & _COUNTED or period(words, desk.today)):
        looked = [library.returned_most(tx, *(period(words, desk.today) or _this_month(desk.today)))]
    elif not orders:
        looked = [_products(tx, words, stocked=bool(asked & _STOCK))]
    for find in looked:
        sheet = await find
        if sheet:
            yield sheet


async def _products(tx: Tx, words: str, stocked: bool) -> Sheet | None:
    """Products by the words that may name one; a question for stock is content with some of them."""
    found = await products_like(tx, _telling(words), all_words=not stocked)
    sheet = await library.stock(tx, [r.value.sku for r in found]) if stocked and found else None
    return sheet or library.products_sheet(found)


def _telling(words: str) -> str:
    """The question without the words that only ask."""
    return " ".join(w for w in _WORD.findall(words) if w.lower() not in _ASKING)


def _this_month(today: date) -> tuple[date, date]:
    return today.replace(day=1), today


def _texts(desk: Desk, words: str, found_rows: bool) -> Iterable[Passage]:
    """The clauses and processes that hold most of the question's words, with what they say."""
    texts = known_texts(desk)
    ranking = Ranking({name: t.searched for name, t in texts.items()}, desk.options.embed)
    for name in ranking.ranked(words)[: 1 if found_rows else _MOST_TEXTS]:
        if ranking.share(words, name) >= _SHARE:
            text = texts[name]
            yield Passage(f"{text.title}: {text.words}\n", (Citation(text.source, text.words),))


def known_texts(desk: Desk) -> dict[str, _Text]:
    """Everything that can be found by its words, by its kind and id."""
    return {f"{t.source.kind}:{t.source.id}": t for t in _all_texts(desk)}


def _all_texts(desk: Desk) -> Iterable[_Text]:
    version = desk.book.version
    for clause in desk.book.clauses.values():
        if clause.in_force(desk.today):
            searched = f"{clause.title} {clause.applies_when or ''} {clause.text}"
            yield _Text(SourceRef(SourceKind.CLAUSE, clause.id, version), clause.title, clause.text, searched)
    for process in desk.book.processes:
        steps = " ".join(f"{n}. {s.title}." for n, s in enumerate(process.steps, 1))
        searched = f"{process.title} {process.when} {steps}"
        yield _Text(SourceRef(SourceKind.PROCESS, process.id, version), process.title, steps, searched)
