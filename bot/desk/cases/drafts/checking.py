"""Checking a writer's draft: all checks, a second reader and the circle guard where needed, and one repair."""

from dataclasses import dataclass, replace

from bot.checks.commitments import commitments_in
from bot.checks.opinions import as_confirmed
from bot.checks.personal_data.redaction import Vault, redact_text, restore_draft
from bot.checks.review import joined, review_steps
from bot.concurrency.priority import computing, in_steps
from bot.concurrency.slots import meanwhile
from bot.desk.parts.circles import asks_for_circles, beside_rules, circles_asked
from bot.desk.parts.confirming import refuted
from bot.desk.parts.desk import Desk
from bot.desk.parts.fallback import asked
from bot.desk.parts.translating import other_tongues
from bot.desk.parts.view import CaseView
from bot.desk.parts.written import Written
from bot.domain.redacted import RedactedText
from bot.domain.reply import Brief, Draft, Finding, Severity, Usage
from bot.errors import WriterBusy, WriterError
from bot.writers.claims import claims_at_stake
from bot.writers.protocol import Assignment, CaseReply, Claim, Writer
from bot.writers.quotes import hidden, restored

NOT_READ = Finding("second_reading", Severity.NOTE, "", "This could not be read a second time; read it with more care.")


@dataclass(frozen=True, slots=True)
class Judging:
    """One draft of one case. `vault` holds the personal data taken out of it; `by` wrote it."""

    desk: Desk
    view: CaseView
    work: Assignment
    vault: Vault
    by: Writer
    calls: list[Usage]

    async def written(self, draft: Draft, why: str | None) -> Written:
        """The draft with its findings. If a check stops it, it is repaired once; the repair must have fewer stops.

        Raises WriterBusy while no second reading or repair can be had.
        """
        first = await self._checked(draft, why)
        if not _stops(first):
            return first
        try:
            again = await asked(self.desk, self.by, lambda by: by.draft(self._repair(first), self.calls))
        except WriterBusy:
            raise
        except WriterError:
            return first
        if isinstance(again, Brief):
            return first
        second = await self._checked(replace(again, undone=draft.undone), why)
        if len(_stops(second)) >= len(_stops(first)):
            return first
        left = {f.rule for f in _stops(second)}
        return replace(second, mended=tuple(dict.fromkeys(f.rule for f in _stops(first) if f.rule not in left)))

    def _repair(self, first: Written) -> Assignment:
        previous = redact_text(first.text or "", self.vault)
        return replace(self.work, previous=previous, findings=hidden(_stops(first), self.vault))

    async def _checked(self, draft: Draft, why: str | None) -> Written:
        """The checks run while the model reads; then it is asked of their matters of opinion whether they are so."""
        async with computing():
            whole, claims = restore_draft(draft, self.vault), claims_at_stake(draft, self.work)
            asks = asks_for_circles(self.desk, self.by, self._held(draft))
        async with meanwhile(self._read(claims, whole.text), self._seen(draft, whole.text, asks)) as readers:
            async with computing():
                matter, situation = self.view.matter(self.desk), self.view.case.situation
                rules = await in_steps(review_steps(whole, matter, self.desk.book, situation))
                found = joined((*rules, tuple(other_tongues(self.desk, whole.text, matter))))
            not_so = await refuted(self.desk, self.by, self._held(draft), found, self.vault, self.calls)
            read, seen = await readers()
        async with computing():
            found = as_confirmed(found, not_so)
            circles = beside_rules(seen, found, whole.text)
            commitments = whole.commitments or commitments_in(whole.text)
        findings = (*found, *(read or ()), *circles)
        lifted = tuple(sorted({f.rule for f in not_so}))
        told = " ".join(filter(None, (why, whole.undone))) or None
        return Written(whole.passages, whole.checks, commitments, findings, fallback=told, lifted=lifted)

    def _held(self, draft: Draft) -> CaseReply:
        return CaseReply(RedactedText(draft.text), self.work.matter, self.work.addressed)

    async def _seen(self, draft: Draft, text: str, asks: bool) -> tuple[Finding, ...] | None:
        if not asks:
            return ()
        return await circles_asked(self.desk, self.by, self._held(draft), text, self.vault, self.calls)

    async def _read(self, claims: tuple[Claim, ...], text: str) -> tuple[Finding, ...]:
        """The second reader's findings; empty where no claim needs one."""
        if not claims:
            return ()
        try:
            read = await asked(self.desk, self.by, lambda by: by.read(claims, self.calls))
            return restored(read, text, self.vault)
        except WriterBusy:
            raise
        except WriterError:
            return (NOT_READ,)


def _stops(written: Written) -> tuple[Finding, ...]:
    return tuple(f for f in written.findings if f.severity is Severity.STOP)
