"""What a composed reply leaves open: a question that none of its clauses answers is found out, and not passed over."""

from dataclasses import replace

from bot.checks.circles.reply import Reply
from bot.checks.circles.unanswered import questions_left
from bot.domain.case import Who
from bot.domain.reply import Passage
from bot.knowledge.replies.composition import Composition, Left
from bot.ledger.reading import read_ledger


def heeding(reply: Composition) -> Composition:
    """The same; where it answers at once, what it doesn't take up is found out, and what lies beside it isn't told."""
    step = reply.situation.next_step
    if step is None or not step.alone or reply.has_step or any(t.who is Who.US for t in reply.matter.turns):
        return reply
    less = replace(reply, left=Left.ALL)
    if not reply.offers():
        return less
    missed, asked = _questions_left(reply)
    if missed and missed == asked and not less.offers():
        return less
    return replace(reply, left=Left.SOME) if missed else reply


def _questions_left(reply: Composition) -> tuple[int, int]:
    """How many questions neither the words of the reply take up nor a clause that is told for what they name."""
    text = (Passage(" ".join(s.text for s in reply.body())),)
    missed, asked = questions_left(Reply.of(text, read_ledger(reply.matter), reply.matter))
    pointed = [o for o in reply.standing() if o.pointed]
    return sum(not any(o.fits(question) for o in pointed) for question in missed), asked
