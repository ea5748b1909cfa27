"""Questions that no clause of a composed reply answers: the reply says that we find out."""

from dataclasses import replace

from bot.checks.circles.reply.reply import Reply
from bot.checks.circles.unanswered import questions_left
from bot.domain.case import Who
from bot.domain.reply import Passage
from bot.knowledge.replies.composition import Composition, Left
from bot.ledger.reading import read_ledger


def heeding(reply: Composition) -> Composition:
    """The composition, with unanswered questions to be found out, and without what is beside them."""
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
    """How many questions neither the reply's words nor a clause told for them takes up."""
    text = (Passage(" ".join(s.text for s in reply.body())),)
    missed, asked = questions_left(Reply.of(text, read_ledger(reply.matter), reply.matter))
    pointed = [o for o in reply.standing() if o.pointed]
    return sum(not any(o.fits(question) for o in pointed) for question in missed), asked
