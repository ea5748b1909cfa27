"""A person's reply where two languages are involved: translated for the customer, or into English for the checks."""

from bot.checks.circles.seen import added
from bot.checks.commitments import commitments_in
from bot.checks.opinions import as_confirmed
from bot.checks.personal_data.redaction import redact
from bot.checks.review import Reviewed, review_edit, review_theirs
from bot.checks.translated import check_translation, in_another
from bot.concurrency.priority import computing
from bot.desk.cases.acts.reading_edits import EditFindings, read_again
from bot.desk.parts.desk import Desk
from bot.desk.parts.translating import (
    NO_MODEL,
    Translator,
    in_their_language,
    joined_with,
    other_tongues,
    read_in_english,
    unheard,
    unreadable,
)
from bot.desk.parts.view import CaseView
from bot.desk.parts.written import Written, carry_citations
from bot.desk.policies.editions import renewed
from bot.desk.reviews.kept import from_body
from bot.domain.languages import other
from bot.domain.reply import Finding, Passage, Usage
from bot.errors import WriterBusy, WriterError
from bot.language.normalization.as_read import as_read
from bot.store.rows.cases import RevisionRow
from bot.store.team import reviews


async def by_hand(desk: Desk, view: CaseView, row: RevisionRow, calls: list[Usage]) -> Written:
    """The typed reply, checked in English, with its translation. Raises WriterBusy."""
    typed, reviewed = str((row.begun or {})["typed"]), await _reviewed(desk, view, row)
    async with computing():
        _, vault = redact(view.matter(desk), view.case.nonce)
    translator, language = Translator(desk, desk.writer, vault, calls), other(desk.options.tongue(typed))
    if language is None:
        written = joined_with(
            await _checked(desk, view, row, typed, calls, reviewed.lifted), *reviewed.heard, *unheard(view.matter(desk))
        )
        return await in_their_language(translator, written, view.language(desk), view.matter(desk))
    return await _theirs(translator, view, row, typed, language, reviewed)


async def _theirs(
    by: Translator, view: CaseView, row: RevisionRow, typed: str, language: str, reviewed: Reviewed
) -> Written:
    """A reply typed in another language. Sentences whose English is known keep it; the others are translated."""
    before = view.last_text(row.number)
    pairs = [t.pairs for t in (before and view.written(before).translation, reviewed.translation) if t]
    known = {p.theirs: p.english for of_one in pairs for p in of_one}
    matter, why, whole = view.matter(by.desk), NO_MODEL, None
    try:
        whole = await read_in_english(by, typed, language, known)
    except WriterBusy:
        raise
    except WriterError as error:
        why = str(error)
    theirs = (*review_theirs(typed, matter, by.desk.book), *in_another(language, view.language(by.desk)))
    if whole is None:
        return Written((Passage(typed),), findings=(unreadable(language, why), *theirs))
    written = await _checked(by.desk, view, row, whole.english, by.calls, reviewed.lifted)
    found = check_translation(whole, matter.today, None)
    return joined_with(written, *reviewed.heard, *found, *theirs, *unheard(matter), translation=whole)


async def _checked(
    desk: Desk, view: CaseView, row: RevisionRow, english: str, calls: list[Usage], lifted: tuple[Finding, ...]
) -> Written:
    """The English checked against the whole case. A text that was reviewed isn't read by the writer again."""
    before = view.last_text(row.number)
    old = view.written(before) if before else Written()
    async with desk.database.read() as tx:
        kept = await renewed(desk, tx, old.passages, before.policy_version if before else None)
    held = EditFindings() if (row.begun or {}).get("review") else await read_again(desk, view, english)
    calls += held.calls
    async with computing():
        passages = carry_citations(english, kept, view.matter(desk).today)
        findings = review_edit(passages, view.matter(desk), desk.book, view.case.situation)
        findings = as_confirmed(findings, (*held.lifted, *lifted))
        findings = (*findings, *added(held.seen, findings, english), *other_tongues(desk, english, view.matter(desk)))
    return Written(passages, old.checks, commitments_in(as_read(english)), findings)


async def _reviewed(desk: Desk, view: CaseView, row: RevisionRow) -> Reviewed:
    """The review of exactly this text, if there was one."""
    begun = row.begun or {}
    async with desk.database.read() as tx:
        found = await reviews.get(tx, str(begun["review"])) if begun.get("review") else None
    same = found is not None and found.case_id == view.case.id and found.text == begun["typed"]
    return from_body(found) if found and same else Reviewed()
