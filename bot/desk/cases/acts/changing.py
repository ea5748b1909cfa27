"""Acts that change a case: wishes, edits, facts, the customer's next message, language, withdrawal."""

from datetime import datetime, timedelta

from bot.checks.circles.seen import added
from bot.checks.commitments import commitments_in
from bot.checks.opinions import as_confirmed
from bot.checks.review import Reviewed, review_edit
from bot.desk.cases.acts.correcting import keep_correction
from bot.desk.cases.acts.overruling import DECISION, keep_decision
from bot.desk.cases.drafts.circle_stops import call_lead
from bot.desk.cases.drafts.reading_edits import in_two_languages
from bot.desk.cases.forgetting import forget_words
from bot.desk.parts.doing import Doing, whisper
from bot.desk.parts.new_revision import ask_for_revision, replace_revision
from bot.desk.parts.restored import revision_key
from bot.desk.parts.translating import other_tongues
from bot.desk.parts.written import Written, carry_citations, from_json, to_json, traits
from bot.desk.policies.editions import renewed
from bot.desk.reviews.kept import from_body
from bot.domain.acts import Act, Refused, Verdict
from bot.domain.case import Lane, Who
from bot.domain.decisions import decide
from bot.domain.languages import code_of, leaves_it
from bot.domain.people import Actor
from bot.domain.reply import Verdict as Judged
from bot.domain.reply import text_hash, verdict
from bot.domain.states import CaseState, PostState, RevisionState
from bot.knowledge.replies.wishes import not_understood, wishes
from bot.language.as_read import as_read
from bot.store.case import cases, posts
from bot.store.company import replies
from bot.store.due.work import Ref
from bot.store.history import trail
from bot.store.rows.cases import Cause, PostKind, RevisionRow, WorkKind
from bot.store.team import reviews
from bot.writers.composer.revising import offer_names

NO_LANGUAGE = (
    "I know no language called “{words}”. Write its code or its English name, `language: de` or `language: German`, "
    "or `language: auto` for the customer's own."
)
NOT_SENT = " Its reply was still on its way to the customer, and isn't sent any more."
ASK_CHANGE = "What should change? Reply here with `revise:` and your wish, or press Change the draft."


async def revise(doing: Doing) -> None:
    wish = str(doing.words.get("instruction", "")).strip()
    if not wish:
        await doing.tell(ASK_CHANGE)
        await doing.note("asked what to change")
    elif why := _beyond_us(doing, wish):
        back = "" if doing.row.surface == "thread" else wish
        await whisper(doing.tx, doing.view, doing.row, f"Nothing was changed. {why}", given_back=back)
        await doing.note("wish not understood")
    else:
        await _new_revision(doing, Cause.REVISE, wish)


def _beyond_us(doing: Doing, wish: str) -> str | None:
    """Why a wish can't be carried out where no model writes: said at once, and not below the same draft again."""
    if doing.desk.asks_a_model:
        return None
    try:
        wishes(wish)
    except ValueError as point:
        situation = doing.desk.book.situation(doing.view.case.situation or doing.desk.book.fallback)
        held = doing.desk.book.held(doing.view.matter(doing.desk))
        return not_understood(str(point), offer_names(situation, held.values()))
    return None


async def _new_revision(doing: Doing, cause: Cause, instruction: str | None = None) -> None:
    await ask_for_revision(doing.desk, doing.tx, doing.case_id, doing.row.actor, cause, doing.row.surface, instruction)


async def edit(doing: Doing) -> None:
    text = str(doing.words["text"]).strip()
    await _reopen(doing)
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


async def _reopen(doing: Doing) -> None:
    """Open a case that was closed when its reply was sent."""
    person_only = doing.view.case.lane is Lane.PERSON_ONLY
    if doing.view.case.state is CaseState.CLOSED:
        state = CaseState.PERSON_ONLY if person_only else CaseState.OPEN
        await cases.change(doing.tx, doing.case_id, state=state)


async def _reviewed(doing: Doing, text: str) -> Reviewed:
    """The review of exactly this text, if there was one."""
    review_id = doing.words.get("review")
    row = await reviews.get(doing.tx, str(review_id)) if review_id else None
    return from_body(row) if row and row.case_id == doing.case_id and row.text == text else Reviewed()


async def add_facts(doing: Doing) -> None:
    """Keep facts that somebody checked. A decision among them is kept only from somebody who may take it."""
    given = {str(key): str(value) for key, value in doing.words.get("facts", {}).items() if str(value).strip()}
    decision = {key: given.pop(key) for key in (DECISION,) if key in given}
    if decision and isinstance(answer := _may_decide(doing), Refused):
        await doing.tell(f"The decision is not kept. {answer.reason}", answer.ask)
        await doing.note("refused", act=str(Act.RECORD_DECISION), why=str(answer.why))
    elif decision:
        await keep_decision(doing, decision)
    await cases.add_facts(doing.tx, doing.case_id, given.items(), doing.row.actor, doing.desk.clock.now())
    await doing.note("facts added", count=len(given))
    await _reopen(doing)
    await _new_revision(doing, Cause.FACTS)


def _may_decide(doing: Doing) -> Verdict:
    standing = doing.view.standing(doing.desk, doing.revision)
    return decide(standing, Actor(doing.row.actor), doing.desk.roles, Act.RECORD_DECISION)


async def customer_wrote(doing: Doing) -> None:
    text, given, at = str(doing.words["text"]).strip(), doing.words.get("written_at"), _after_all(doing)
    written_at = min(datetime.fromisoformat(given), at) if given else None
    await cases.add_turn(doing.tx, doing.case_id, Who.CUSTOMER, text, doing.row.actor, at, written_at)
    await doing.note("customer wrote", message=text_hash(text))
    await _reopen(doing)
    await _new_revision(doing, Cause.CUSTOMER)


def _after_all(doing: Doing) -> datetime:
    """Now; where a clock was set back, just after the last decision, so that no earlier reply answers this message."""
    return max([doing.desk.clock.now(), *(d.at + timedelta(microseconds=1) for d in doing.view.decisions)])


async def set_language(doing: Doing) -> None:
    """Set the language of replies. It overrides the customer's own; `auto` removes the setting."""
    words = str(doing.words.get("language", ""))
    code = code_of(words)
    if code is None and not leaves_it(words):
        await doing.tell(NO_LANGUAGE.format(words=words.strip()[:40]))
        await doing.note("asked which language")
        return
    await cases.change(doing.tx, doing.case_id, language=code)
    await doing.note("language set", language=code or "auto")
    await _new_revision(doing, Cause.LANGUAGE)


async def draft_anyway(doing: Doing) -> None:
    await _new_revision(doing, Cause.ANYWAY)


async def draft_offline(doing: Doing) -> None:
    await _new_revision(doing, Cause.OFFLINE, doing.revision.instruction)


async def redraft(doing: Doing) -> None:
    """Draft again from the policies in force, without the old words, as those may state the old policies."""
    await _new_revision(doing, Cause.POLICIES)


async def withdraw(doing: Doing) -> None:
    await posts.remove_all(doing.tx, doing.case_id)
    await forget_words(doing.desk, doing.tx, doing.case_id)
    await doing.note("withdrawn")
    gone = f"Case {doing.case_id} is withdrawn: my messages and the customer's words are removed."
    stays = "What people wrote in its thread themselves stays until they delete it."
    await doing.tell(f"{gone} {stays}{NOT_SENT if _was_on_its_way(doing) else ''}")


def _was_on_its_way(doing: Doing) -> bool:
    return any(p.kind is PostKind.DELIVERY and p.state is PostState.PENDING for p in doing.view.posts)
