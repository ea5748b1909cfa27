"""A person's own text, kept as the next revision: with its findings, or as typed where a model must read it first."""

from bot.checks.circles.seen import added
from bot.checks.commitments import commitments_in
from bot.checks.opinions import as_confirmed
from bot.checks.review import Reviewed, review_edit
from bot.desk.cases.acts.closing import open_again
from bot.desk.cases.acts.correcting import keep_correction
from bot.desk.cases.acts.reading_edits import in_two_languages
from bot.desk.cases.messages.circle_stops import call_lead
from bot.desk.parts.doing import Doing
from bot.desk.parts.new_revision import replace_revision
from bot.desk.parts.restored import revision_key
from bot.desk.parts.translating import other_tongues
from bot.desk.parts.written import Written, carry_citations, from_json, to_json, traits
from bot.desk.policies.editions import renewed
from bot.desk.reviews.kept import from_body
from bot.domain.reply import Verdict as Judged
from bot.domain.reply import text_hash, verdict
from bot.domain.states import RevisionState
from bot.language.normalization.as_read import as_read
from bot.store.case import posts
from bot.store.company import replies
from bot.store.due.work import Ref
from bot.store.history import trail
from bot.store.rows.cases import Cause, PostKind, RevisionRow, WorkKind
from bot.store.team import reviews


async def edit(doing: Doing) -> None:
    text = str(doing.words["text"]).strip()
    await open_again(doing)
    before = doing.view.last_text(doing.revision.number + 1)
    if in_two_languages(doing.desk, doing.view, text):
        revision_id = await _keep_unchecked(doing, text)
    else:
        revision_id = await _keep_checked(doing, text, before)
    if before and before.text_hash != text_hash(text) and _corrects(doing):
        await keep_correction(doing, before=before.id, after=revision_id)


async def _keep_checked(doing: Doing, text: str, before: RevisionRow | None) -> str:
    """Keep the text as a new revision with its findings, and show it. Returns the revision's id."""
    written = await _checked(doing, text, before)
    await trail.keep_snapshot(doing.tx, doing.desk.book.version, doing.desk.files, doing.desk.clock.now())
    revision_id = await replace_revision(
        doing.tx,
        doing.case_id,
        doing.desk.clock.now(),
        state=RevisionState.NOT_READY if verdict(written.findings) is Judged.STOP else RevisionState.WAITING,
        cause=Cause.EDIT,
        asked_by=doing.row.actor,
        written_by=doing.row.actor,
        text=text,
        text_hash=text_hash(text),
        body=to_json(written),
        policy_version=doing.desk.book.version,
    )
    await _take_back_approval(doing)
    await _show(doing, revision_id, text)
    await call_lead(doing.desk, doing.tx, doing.view.case, revision_id, written.findings)
    await doing.note("edited", new=revision_id, text=text_hash(text), **traits(written))
    return revision_id


async def _checked(doing: Doing, text: str, before: RevisionRow | None) -> Written:
    """The text with the citations it keeps, and the findings in it."""
    old = from_json(before.body) if before else Written()
    version = before.policy_version if before else None
    matter = doing.view.matter(doing.desk)
    passages = carry_citations(text, await renewed(doing.desk, doing.tx, old.passages, version), matter.today)
    reviewed = await _reviewed(doing, text)
    checked = review_edit(passages, matter, doing.desk.book, doing.view.case.situation)
    checked = as_confirmed(checked, (*doing.lifted, *reviewed.lifted))
    foreign = other_tongues(doing.desk, text, matter)
    findings = (*checked, *reviewed.heard, *added(doing.seen, checked, text), *foreign)
    shown = doing.view.written(doing.revision)
    return Written(passages, shown.checks, commitments_in(as_read(text)), findings, records=shown.records)


async def _take_back_approval(doing: Doing) -> None:
    await posts.remove_approval(doing.tx, doing.case_id)
    await replies.withdraw(doing.tx, doing.case_id)


async def _show(doing: Doing, revision_id: str, text: str) -> None:
    await posts.add(
        doing.tx,
        case_id=doing.case_id,
        revision_id=revision_id,
        key=revision_key(revision_id, text_hash(text)),
        kind=PostKind.REVISION,
        channel=doing.view.case.channel,
    )


async def _keep_unchecked(doing: Doing, text: str) -> str:
    """Keep the text as typed.

    Where two languages are involved, a model may be needed, so it is checked outside this write.
    """
    revision_id = await replace_revision(
        doing.tx,
        doing.case_id,
        doing.desk.clock.now(),
        cause=Cause.EDIT,
        asked_by=doing.row.actor,
        written_by=doing.row.actor,
        begun={"typed": text, "review": doing.words.get("review")},
    )
    await _take_back_approval(doing)
    await doing.desk.wake.after(doing.tx, Ref(WorkKind.REVISION, revision_id))
    await doing.note("typed", new=revision_id, text=text_hash(text))
    return revision_id


def _corrects(doing: Doing) -> bool:
    """Whether the edit corrects the draft. It doesn't where a clause changed meanwhile, or the draft was sent."""
    return doing.revision.state not in (RevisionState.STALE, RevisionState.DELIVERED)


async def _reviewed(doing: Doing, text: str) -> Reviewed:
    """The review of exactly this text, if there was one."""
    review_id = doing.words.get("review")
    row = await reviews.get(doing.tx, str(review_id)) if review_id else None
    return from_body(row) if row and row.case_id == doing.case_id and row.text == text else Reviewed()
