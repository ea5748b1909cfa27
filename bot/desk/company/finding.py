"""Searching all that the company knows by words: products, clauses, processes and approved replies."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest

from bot.desk.parts.desk import Desk
from bot.domain.records import Product, Recorded
from bot.domain.reply import SourceKind, SourceRef
from bot.knowledge.schema.processes import Process
from bot.knowledge.words.search import Ranking, shared_stems
from bot.store.company.replies import ApprovedReply
from bot.store.company.searching import products_like, replies_like
from bot.store.engines.database import Tx

_MOST_RANKED = 20
_LEAST_CALLED = 2
"""Words that name a text; a lone one stands in too many titles."""
_ID_SIGNS = re.compile(r"[._-]")
REPLY_SHARE = 0.6
"""A reply is shown if it holds this share of the question's telling words."""
_REPLYING = frozenset("reply replied replies answer answered said say tell told write wrote customer customers".split())
"""Words that ask for replies."""


@dataclass(frozen=True, slots=True)
class Hit:
    """What was found. `share`: the part of the telling words in it, 0 to 1; not measured for products."""

    source: SourceRef
    title: str
    words: str
    share: float = 1.0
    held: int = 0
    """How many telling words are in it; not counted for products."""
    product: Recorded[Product] | None = None
    approved_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Text:
    """A clause or process: what is shown of it, and the words it is found by."""

    source: SourceRef
    title: str
    words: str
    searched: str
    named: str = ""
    """Its title and what its id says beside it."""


async def find(desk: Desk, tx: Tx, words: str, kinds: Collection[SourceKind], most: int, share: float = 0) -> list[Hit]:
    """The best hits of each kind, at most `most` of a kind, best first. RECORD means products."""
    found: list[Hit] = []
    if SourceKind.RECORD in kinds:
        found += [_product(r) for r in await products_like(tx, words, most, all_words=share >= 1)]
    texts = {name: t for name, t in _texts(desk).items() if t.source.kind in kinds}
    found += [h for h in _among(desk, texts, words, most) if h.share >= share]
    if SourceKind.REPLY in kinds:
        found += [h for h in await replies_holding(tx, words) if h.share >= share][:most]
    return found


def among_clauses(desk: Desk, ids: Collection[str], words: str) -> tuple[Hit, ...]:
    """Those of these clauses that are in force: first the one that holds the words best, then as they are listed."""
    texts = {t.source.id: t for t in _clauses(desk) if t.source.id in ids}
    best = {h.source.id: h for h in _among(desk, texts, words, 1)}
    rest = {id: Hit(texts[id].source, texts[id].title, texts[id].words, 0.0) for id in ids if id in texts}
    return tuple((best | {id: hit for id, hit in rest.items() if id not in best}).values())


def of_policies(desk: Desk, words: str, most: int) -> list[Hit]:
    """Of the policies whose titles hold all these words, in turn, the clauses called so, in their order."""
    asked, texts = shared_stems(words, words), {t.source.id: t for t in _clauses(desk)}
    about = [p for p in desk.book.policies if asked and shared_stems(words, p.title) == asked]
    own = [[texts[c.id] for c in p.clauses if c.id in texts] for p in about]
    called = [[t for t in clauses if shared_stems(words, t.named) == asked] or clauses for clauses in own]
    in_turn = [t for turn in zip_longest(*called) for t in turn if t]
    return [Hit(t.source, t.title, t.words, 1.0, len(asked)) for t in in_turn[:most]]


def _product(found: Recorded[Product]) -> Hit:
    source = SourceRef(SourceKind.RECORD, f"product {found.value.sku}", found.report.as_of.isoformat())
    return Hit(source, found.value.title, found.value.description, product=found)


def _among(desk: Desk, texts: dict[str, _Text], words: str, most: int) -> Iterable[Hit]:
    ranking = Ranking({name: t.searched for name, t in texts.items()}, desk.options.embed)
    for name in _named_first(texts, ranking.found(words, len(texts)), words)[:most] if texts else ():
        text, share, held = texts[name], ranking.share(words, name), ranking.held(words, name)
        yield Hit(text.source, text.title, text.words, share, held)


def _named_first(texts: dict[str, _Text], best: list[str], words: str) -> list[str]:
    """The best texts in order, but first those that are called what is asked for: the return window is one clause."""
    asked = shared_stems(words, words)
    called = [n for n in best if len(asked) >= _LEAST_CALLED and shared_stems(words, texts[n].named) == asked]
    return [*called, *(n for n in best if n not in called)]


async def replies_holding(tx: Tx, words: str) -> list[Hit]:
    """Approved replies that hold any of these words, best first."""
    asked = " ".join(w for w in words.split() if w.lower() not in _REPLYING)
    found = {str(r.id): r for r in await replies_like(tx, asked, _MOST_RANKED)}
    ranking = Ranking({name: r.text for name, r in found.items()})
    return [_reply(found[n], ranking.share(asked, n)) for n in ranking.ranked(asked)]


def _reply(reply: ApprovedReply, share: float) -> Hit:
    source = SourceRef(SourceKind.REPLY, reply.case_id, reply.revision_id)
    return Hit(source, "Approved reply", reply.text, share, approved_at=reply.approved_at)


def _texts(desk: Desk) -> dict[str, _Text]:
    """The clauses in force and the processes, by kind and id."""
    return {f"{t.source.kind}:{t.source.id}": t for t in (*_clauses(desk), *_processes(desk))}


def _clauses(desk: Desk) -> Iterable[_Text]:
    policies = {c.id: p.title for p in desk.book.policies for c in p.clauses}
    for clause in desk.book.clauses.values():
        if clause.in_force(desk.today):
            named = f"{clause.title} {_ID_SIGNS.sub(' ', clause.id.partition('.')[2])}"
            searched = f"{policies[clause.id]} {named} {named} {clause.applies_when or ''} {clause.text}"
            source = SourceRef(SourceKind.CLAUSE, clause.id, desk.book.version)
            yield _Text(source, clause.title, clause.text, searched, named)


def _processes(desk: Desk) -> Iterable[_Text]:
    """Processes, found by their own words and by those of their situations."""
    for process in desk.book.processes:
        steps = " ".join(f"{n}. {s.title}." for n, s in enumerate(process.steps, 1))
        searched = f"{process.title} {process.title} {process.when} {steps} {' '.join(_of_situations(desk, process))}"
        yield _Text(SourceRef(SourceKind.PROCESS, process.id, desk.book.version), process.title, steps, searched)


def _of_situations(desk: Desk, process: Process) -> Iterable[str]:
    for situation in map(desk.book.situation, process.situations):
        yield f"{situation.title} {situation.applies_when} {' '.join(situation.signals.words)}"


def words_of_texts(desk: Desk) -> frozenset[str]:
    """All words of the clauses and processes, in lower case."""
    return frozenset(w for t in _texts(desk).values() for w in t.searched.lower().split())
