"""The writer that needs no model: it composes a reply from the policies' own wording and what is known of the case."""

from dataclasses import replace

from bot.domain.case import Fact, Lane, Triage
from bot.domain.listing_proposal import ListingProposal
from bot.domain.redacted import RedactedMatter, RedactedText
from bot.domain.reply import Brief, Commitment, CommitmentKind, Draft, Finding, Passage, Usage
from bot.errors import WriterError
from bot.knowledge.book import Book
from bot.knowledge.recognition import Recognition
from bot.knowledge.replies import modelled
from bot.knowledge.replies.composition import PARAGRAPH, Composition, Part, Sentence, pieces, without
from bot.knowledge.replies.wishes import Add, Formal, Remove, Shorten, Wish, name_of, wishes
from bot.knowledge.schema.clauses import Clause
from bot.knowledge.schema.problems import listed
from bot.knowledge.words.language import has_words
from bot.knowledge.words.memory import Forgetful, Learned, Memory
from bot.knowledge.words.search import words
from bot.knowledge.words.wording import formal
from bot.writers.brief import brief_for, unread_by_us
from bot.writers.listing_work import HiddenWork
from bot.writers.protocol import Assignment, CaseReply, Claim, Judgement, LookUps, Question, StatedRule, ToTranslate
from bot.writers.repair import mended
from bot.writers.thanks import with_thanks
from bot.writers.to_check import to_check

_POINTS_TO = 0.6
"""The share of the words of a pointer that a sentence must hold to be the one meant."""
_MOST_NAMED = 3
_FILLER = frozenset(words("the a an line sentence part bit about on of with that which where paragraph any mention"))
CLOSE = "Kind regards,\nThe customer care team"
Text = tuple[Sentence, ...]
_LEARNED: dict[str, Recognition] = {}
"""By version of the policies; learning takes about two seconds."""


class Composer:
    """A Writer without a model. `close` is the last paragraph of each reply; `memory` keeps what it learned."""

    name = "the offline composer (no model wrote this)"

    def __init__(self, close: str = CLOSE, memory: Memory | None = None) -> None:
        self._close = close
        self._memory = memory or Forgetful()

    async def triage(self, matter: RedactedMatter, book: Book, calls: list[Usage]) -> Triage:
        """The situation by deciding patterns, likeness to examples, and signals. `calls` stays as it is."""
        return _learned(book, self._memory).triage(matter)

    async def draft(self, work: Assignment, calls: list[Usage]) -> Draft | Brief:
        """A reply, or a brief that says what keeps it from being written. Raises WriterError for an unclear change."""
        if work.previous and work.findings and work.situation.lane is not Lane.PERSON_ONLY:
            return _draft(work, mended(_composition(work).recognised(work.previous), work.findings))
        if work.previous and work.instruction and work.situation.lane is not Lane.PERSON_ONLY:
            return _revised(work, work.previous, work.instruction)
        obstacle = _obstacle(work)
        if obstacle:
            brief = brief_for(work.situation, work.clauses, work.matter, work.version, addressed=work.addressed)
            return replace(brief, why=obstacle)
        return _draft(work, self._framed(work, with_thanks(_composition(work).body(), work.matter)))

    async def read(self, claims: tuple[Claim, ...], calls: list[Usage]) -> tuple[Finding, ...]:
        """Nothing: what the checks find without a model is all that can be found without one."""
        return ()

    async def judge(
        self,
        text: RedactedText,
        message: RedactedText | None,
        rules: tuple[tuple[str, str], ...],
        calls: list[Usage],
    ) -> Judgement:
        """Nothing: the house style is checked without a writer."""
        return Judgement()

    async def circles(self, reply: CaseReply, calls: list[Usage]) -> tuple[Finding, ...]:
        """Nothing: the rules need no writer."""
        return ()

    async def translate(self, text: ToTranslate, calls: list[Usage]) -> None:
        """Nothing: it knows English only."""

    async def rules_in(self, text: RedactedText, calls: list[Usage]) -> tuple[StatedRule, ...]:
        """Nothing: headings and paragraphs are read without a writer."""
        return ()

    async def answer(self, question: Question, look_ups: LookUps, calls: list[Usage]) -> None:
        """Nothing: it reads no questions."""

    async def compare(self, work: HiddenWork, calls: list[Usage]) -> ListingProposal | None:
        """Nothing: listings are compared by rules without a writer."""
        return None

    def _framed(self, work: Assignment, body: Text) -> Text:
        name = work.matter.fact("customer_name")
        greets = next((g for e in work.examples if (g := modelled.greeting(e, name))), None)
        closes = next((v for e in work.examples if (v := modelled.valediction(e))), None)
        greeting = Sentence(greets or (f"Hello {name}," if name else "Hello,"), Part.GREETING)
        opened = (replace(body[0], gap=PARAGRAPH), *body[1:]) if body else ()
        _, _, signed = self._close.partition("\n")
        close = f"{closes}\n{signed}" if closes and signed else self._close
        return (greeting, *opened, Sentence(close, Part.CLOSE, gap=PARAGRAPH))


def _learned(book: Book, memory: Memory) -> Recognition:
    """What is learned from the book's examples, once for each version of the policies."""
    if book.version not in _LEARNED:
        learned = memory.recall(f"situations {book.version}", lambda: _learn(book))
        _LEARNED.clear()
        _LEARNED[book.version] = Recognition(book.situations, book.fallback, book.ears, learned)
    return _LEARNED[book.version]


def _learn(book: Book) -> Learned:
    return Recognition(book.situations, book.fallback, book.ears).learned


def _composition(work: Assignment) -> Composition:
    clauses = {c.id: c for c in work.clauses}
    like = tuple(s.text for example in work.examples for s in pieces(example))
    return Composition(work.matter, work.situation, clauses, work.version, work.addressed, like)


def _draft(work: Assignment, text: Text) -> Draft:
    cited = {c.source.id for s in text for c in s.citations}
    return Draft(
        passages=tuple(Passage(s.gap + s.text, s.citations) for s in text),
        checks=to_check(work.situation, [c for c in work.clauses if c.id in cited], _composition(work).gathered),
        commitments=tuple(Commitment(kind, s.text) for s in text for kind in s.commitments),
    )


def _obstacle(work: Assignment) -> str | None:
    """Why no reply can be composed, as a sentence; None when one can."""
    situation, message, reply = work.situation, work.matter.message, _composition(work)
    if situation.lane is Lane.PERSON_ONLY:
        return f"“{situation.title}” is answered by a person only; the offline composer writes nothing here."
    if not has_words(message):
        return "The message holds no words to answer; add what the customer wrote, or what they want."
    if unread := unread_by_us(work.matter):
        return unread
    missing = reply.missing()
    if missing:
        asked = {f.key: f.ask for f in situation.facts}
        return f"Before a reply can be written: {' '.join(asked[key] for key in missing)}"
    if not situation.acknowledge or situation.next_step is None:
        return (
            f"“{situation.title}” has no wording for a reply; write it by hand, or add 'acknowledge' and 'next_step'."
        )
    if situation.offer and not reply.offers() and not reply.unknown() and not reply.has_own_step:
        return "On what is known, none of the clauses gives this customer a new answer; decide by hand, or add facts."
    return None


def _revised(work: Assignment, previous: str, instruction: str) -> Draft:
    """The previous text changed in every point asked for. Raises WriterError for a point it can't carry out."""
    try:
        asked = wishes(instruction)
    except ValueError as point:
        raise WriterError(_not_understood(str(point), work)) from point
    text = _composition(work).recognised(previous)
    for wish in asked:
        text = _granted(wish, text, work)
    return _draft(work, text)


def _granted(wish: Wish, text: Text, work: Assignment) -> Text:
    match wish:
        case Shorten():
            return _shortened(text)
        case Formal():
            return _formal(text)
        case Remove(words):
            return _removed(text, words)
        case Add(kind):
            return _added(text, kind, work)


def _shortened(text: Text) -> Text:
    """Keeps one sentence that acknowledges, two that offer, every promise, the next step, a person's own words."""
    most, seen, dropped = {Part.ACKNOWLEDGE: 1, Part.OFFER: 2}, dict.fromkeys(Part, 0), set()
    for i, sentence in enumerate(text):
        seen[sentence.part] += 1
        if seen[sentence.part] > most.get(sentence.part, len(text)) and not sentence.commitments:
            dropped.add(i)
    if not dropped:
        raise WriterError(
            "The offline composer finds nothing to leave out: it keeps the acknowledgement, the offer, the next step, "
            "and what a person wrote. Name a sentence to remove, or edit the text."
        )
    return without(text, dropped)


def _formal(text: Text) -> Text:
    changed = tuple(replace(s, text=formal(s.text)) for s in text)
    if changed == text:
        raise WriterError("The reply holds no contraction or casual greeting. Edit the text, or connect Claude.")
    return changed


def _removed(text: Text, pointer: str) -> Text:
    asked = {_stem(w) for w in words(pointer) if w not in _FILLER}
    scores = [len(asked & {_stem(w) for w in words(s.text)}) / (len(asked) or 1) for s in text]
    best = max(scores, default=0.0)
    if best < _POINTS_TO or scores.count(best) > 1:
        found = "more than one sentence" if best >= _POINTS_TO else "no sentence"
        raise WriterError(f"“{pointer}” points to {found} of the reply. Quote the sentence, or edit the text.")
    return without(text, {scores.index(best)})


def _added(text: Text, kind: CommitmentKind, work: Assignment) -> Text:
    """With a clause of the situation that allows the commitment, and what follows from it."""
    if any(kind in s.commitments for s in text):
        raise WriterError(f"The reply offers a {name_of(kind)} already. Edit the text to change its words.")
    present = {s.clause for s in text}
    for clause in _able(kind, work):
        assumed = _assuming(work, clause)
        offer = _composition(assumed).offer(clause, (kind,))
        if offer and clause.id not in present:
            return _inserted(_following(text, assumed), offer)
    raise WriterError(_not_added(kind, work))


def _not_understood(point: str, work: Assignment) -> str:
    own = set(work.situation.own_clauses)
    kinds = sorted({name_of(k) for c in work.clauses if c.id in own and c.say for k in c.allows})
    return (
        f"The offline composer can shorten, write more formally, drop a sentence or add an offer a clause allows "
        f"({listed(kinds) or 'none here'}); “{point}” is none of these. Edit the text, or connect Claude."
    )


def _able(kind: CommitmentKind, work: Assignment) -> list[Clause]:
    """The situation's clauses that allow it and that nothing known rules out, most telling first."""
    ruled_out = {o.clause for o in work.situation.offer if o.ruled_out(work.matter)}
    held = {c.id: c for c in work.clauses if kind in c.allows and c.say and c.id not in ruled_out}
    return [held[id] for id in work.situation.own_clauses if id in held]


def _assuming(work: Assignment, clause: Clause) -> Assignment:
    """The same work, were the facts so that the situation offers the clause; they stay open to be checked."""
    when = next((o.when for o in work.situation.offer if o.clause == clause.id), {})
    assumed = tuple(Fact(key, value) for key, value in when.items() if work.matter.fact(key) is None)
    return replace(work, matter=RedactedMatter(replace(work.matter, facts=(*work.matter.facts, *assumed))))


def _following(text: Text, assumed: Assignment) -> Text:
    """The text without the offers that no longer hold, and with the next step that does."""
    ended = {o.clause for o in assumed.situation.offer if o.ruled_out(assumed.matter)}
    kept = without(text, {i for i, s in enumerate(text) if s.part is Part.OFFER and s.clause in ended})
    steps = [i for i, s in enumerate(kept) if s.part is Part.STEP]
    if not steps:
        return kept
    first, *rest = _composition(assumed).step() or (kept[steps[0]],)
    after = kept[steps[-1] + 1 :]
    return (*kept[: steps[0]], replace(first, gap=kept[steps[0]].gap), *rest, *after)


def _not_added(kind: CommitmentKind, work: Assignment) -> str:
    name, able = name_of(kind), _able(kind, work)
    if able:
        needed = listed(f"'{f}'" for f in able[0].facts)
        return f"{able[0].id} allows a {name}, but its wording needs {needed}, not all known yet. Add it and ask again."
    others = listed([c.id for c in work.clauses if kind in c.allows][:_MOST_NAMED])
    hint = f" In other cases {others} would." if others else ""
    return (
        f"On what is known, no clause of “{work.situation.title}” allows a {name}.{hint} Ask a lead, or edit the text."
    )


def _inserted(text: Text, added: Text) -> Text:
    at = next((i for i, s in enumerate(text) if s.part in (Part.STEP, Part.CLOSE)), len(text))
    joins = at > 0 and text[at - 1].part is Part.OFFER
    first = replace(added[0], gap=" " if joins else PARAGRAPH)
    return (*text[:at], first, *(replace(s, gap=" ") for s in added[1:]), *text[at:])


def _stem(word: str) -> str:
    word = word.removesuffix("'s")
    return word[:-1] if len(word) > 3 and word.endswith("s") else word
