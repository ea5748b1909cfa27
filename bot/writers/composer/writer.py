"""The offline composer: it composes a reply from the policies' own wording and what is known, without a model."""

import re
from dataclasses import replace

from bot.concurrency.priority import finished
from bot.domain.case import Lane, Triage, Who
from bot.domain.listing_proposal import ListingProposal
from bot.domain.redacted import RedactedMatter, RedactedText
from bot.domain.reply import Brief, Commitment, Draft, Finding, Passage, Usage
from bot.knowledge.book import Book
from bot.knowledge.prompts import Prompts
from bot.knowledge.recalled import recalled
from bot.knowledge.replies import modelled
from bot.knowledge.replies.composition import Composition
from bot.knowledge.replies.needed import with_day_needed
from bot.knowledge.replies.said_back import with_the_rest
from bot.knowledge.replies.sentences import PARAGRAPH, Part, Sentence
from bot.knowledge.replies.several import subjects
from bot.knowledge.replies.their_life import with_their_life
from bot.knowledge.replies.wishes import sentences_asked_for
from bot.knowledge.words.language import has_words
from bot.knowledge.words.memory import Forgetful, Memory
from bot.language.matter.finding_out import asks_after_it
from bot.writers.brief import brief_for, several, unread_by_us
from bot.writers.composer.acknowledging import repeats, with_thanks, with_tried
from bot.writers.composer.matters import compositions, for_us, whole
from bot.writers.composer.repair import mended
from bot.writers.composer.revising import Text, revised
from bot.writers.listing_work import HiddenWork
from bot.writers.protocol import (
    Assignment,
    CaseReply,
    Claim,
    Judgement,
    LookUps,
    Question,
    RedactedFinding,
    StatedRule,
    ToTranslate,
)
from bot.writers.to_check import checks
from bot.writers.tried import asks_what_was_tried, tried

_WHERE = re.compile(r"\b(?:where|when|still|yet|moved?|track\w*|scan\w*|status|arriv\w*|how long)\b", re.IGNORECASE)
"""Asks for the same again."""
CLOSE = "Kind regards,\nThe customer care team"


class Composer:
    """A Writer without a model. `close` is the last paragraph of each reply; `memory` caches what it learns."""

    name = "the offline composer (no model wrote this)"

    def __init__(self, close: str = CLOSE, memory: Memory | None = None) -> None:
        self._close = close
        self._memory = memory or Forgetful()

    def with_prompts(self, prompts: Prompts) -> "Composer":
        """It needs none."""
        return self

    async def triage(self, matter: RedactedMatter, book: Book, calls: list[Usage]) -> Triage:
        """By deciding patterns, likeness to examples, and signals. `calls` stays empty."""
        return await finished(recalled(book, self._memory).triage_steps(matter))

    async def draft(self, work: Assignment, calls: list[Usage]) -> Draft | Brief:
        """A reply, or a brief that says why there is none. Raises WriterError for a wish it can't carry out."""
        work = for_us(work)
        if work.previous and work.findings and work.situation.lane is not Lane.PERSON_ONLY:
            said = sentences_asked_for(work.instruction or "")
            return _draft(work, mended(whole(work).recognised(work.previous), work.findings, said))
        if work.previous and work.instruction and work.situation.lane is not Lane.PERSON_ONLY:
            text, undone = revised(work, work.previous, work.instruction)
            return replace(_draft(work, text), undone=undone)
        obstacle = _obstacle(work)
        if obstacle:
            named = several(subjects(work.matter, work.subjects))
            return replace(brief_for(work), why=f"{obstacle} {named}".strip())
        return _draft(
            work, self._framed(work, with_day_needed(_to_them(work), work.matter, not work.situation.apart_from_orders))
        )

    async def read(self, claims: tuple[Claim, ...], calls: list[Usage]) -> tuple[Finding, ...]:
        """Nothing: without a model, the checks find all there is."""
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

    async def confirm(
        self, reply: CaseReply, findings: tuple[RedactedFinding, ...], calls: list[Usage]
    ) -> tuple[bool, ...]:
        """All hold: without a model, what the rules find stands."""
        return (True,) * len(findings)

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


def _to_them(work: Assignment) -> Text:
    """The reply, with the customer's own words, the steps they took, and thanks for pictures."""
    body, steps = whole(work).body(), tried(work.matter) if asks_what_was_tried(work.situation) else ()
    quote = None if work.plainest and repeats(work.plainest, steps) else work.plainest
    told = with_their_life(with_the_rest(body, work.complaints, quote), work.matter)
    return with_thanks(with_tried(told, steps), work.matter)


def _draft(work: Assignment, text: Text) -> Draft:
    cited = {c.source.id for s in text for c in s.citations}
    return Draft(
        passages=tuple(Passage(s.gap + s.text, s.citations) for s in text),
        checks=checks(work, cited),
        commitments=tuple(Commitment(kind, s.text) for s in text for kind in s.commitments),
    )


def _obstacle(work: Assignment) -> str | None:
    """Why no reply can be composed, as a sentence; None when one can."""
    for situation in work.subjects:
        if situation.lane is Lane.PERSON_ONLY:
            return f"“{situation.title}” is answered by a person only; the offline composer writes nothing here."
    if not any(has_words(t.text) for t in work.matter.turns if t.who is Who.CUSTOMER):
        return "The message holds no words to answer; add what the customer wrote, or what they want."
    if unread := unread_by_us(work.matter):
        return unread
    return next(filter(None, (_lacking(reply, work.anyway) for reply in compositions(work))), None)


def _told_them(reply: Composition) -> str | None:
    """Our sentence that tells all that the reply would find out, where they don't ask for it again and nothing else is
    offered: to say that we find it out would be a circle."""
    asked = reply.situation.facts
    open_ = [f.key for f in asked if f.required and f.asked(reply.known) and reply.known.fact(f.key) is None]
    told = [reply.gathered.written[key] for key in open_ if key in reply.gathered.written]
    again = asks_after_it(reply.matter.message) or _WHERE.search(reply.matter.message)
    return told[0] if told and len(told) == len(open_) and not again and not reply.offers() else None


def _lacking(reply: Composition, anyway: bool) -> str | None:
    """What one matter lacks for an answer. What we already owe the customer must be found out first."""
    situation, missing = reply.situation, reply.missing()
    if missing:
        asked = {f.key: f.ask for f in situation.facts}
        return f"Before a reply can be written: {' '.join(asked[key] for key in missing)}"
    if (owed := reply.owed()) and not reply.offers() and not anyway:
        said = " ".join(f"“{sentence}”" for sentence in dict.fromkeys(owed.values()))
        return f"We wrote: {said} That is still open. Look it up and add it as a fact; the reply is drafted then."
    if (told := _told_them(reply)) and not anyway:
        return f"We wrote: “{told}” They write again, and of something else: answer what they ask now."
    if not situation.acknowledge or (situation.next_step is None and not situation.no_step):
        return (
            f"“{situation.title}” has no wording for a reply; write it by hand, or add 'acknowledge' and 'next_step'."
        )
    if situation.offer and not reply.offers() and not reply.unknown() and not reply.has_own_step:
        return "On what is known, none of the clauses gives this customer a new answer; decide by hand, or add facts."
    return None
