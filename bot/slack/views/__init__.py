"""Values to blocks. Pure; every word of a customer or a model is a literal text element, never mrkdwn."""

from bot.desk.parts.case_notes import (
    ApprovalNote,
    ApprovedText,
    CaseNote,
    Notice,
    OfferOfflineNote,
    ProcessNote,
    RevisionNote,
)
from bot.desk.parts.notes import (
    AnswerNote,
    AskWhere,
    AskWhose,
    AskWhy,
    ComparisonNote,
    DigestNote,
    Note,
    Private,
    ReviewNote,
    SharedAnswer,
    SharedReview,
    Whisper,
)
from bot.slack.text import Block, escape
from bot.slack.views import (
    answer,
    approval,
    asking,
    case,
    comparing,
    correcting,
    digest,
    notices,
    process,
    review,
    revision,
)


def blocks(note: Note) -> list[Block]:
    """How a note looks."""
    match note:
        case CaseNote():
            return case.case_blocks(note)
        case RevisionNote():
            return revision.revision_blocks(note)
        case OfferOfflineNote():
            return notices.offer_offline_blocks(note)
        case ApprovedText():
            return approval.approved_text_blocks(note)
        case ApprovalNote():
            return approval.approval_blocks(note)
        case Notice():
            return notices.notice_blocks(note)
        case ProcessNote():
            return process.process_blocks(note)
        case SharedReview():
            return review.shared_blocks(note.review, note.person)
        case SharedAnswer():
            return answer.shared_blocks(note.answer, note.person)
        case ComparisonNote():
            return comparing.comparison_blocks(note)
        case DigestNote():
            return digest.digest_blocks(note)


def private_blocks(note: Private, direct: bool = False) -> list[Block] | None:
    """The layout of a private message; None where its text says all. `direct`: in a direct message."""
    match note:
        case ReviewNote():
            return review.review_blocks(note, direct)
        case AnswerNote():
            return answer.answer_blocks(note)
        case AskWhere():
            return asking.ask_channel_blocks(note.parked_id, note.channels)
        case AskWhose():
            return asking.ask_pasted_blocks(note.parked_id, note.text)
        case AskWhy():
            return correcting.ask_why_blocks(note.reason_id, note.text)
        case DigestNote():
            return digest.digest_blocks(note)
        case Whisper():
            return notices.whisper_blocks(note)


def private_text(note: Private) -> str:
    """A private message as text."""
    match note:
        case ReviewNote():
            return review.summary(note)
        case AnswerNote():
            return answer.summary(note)
        case AskWhere():
            return asking.WHERE
        case AskWhose():
            return asking.WHOSE
        case AskWhy():
            return note.text
        case DigestNote():
            return digest.summary(note)
        case Whisper():
            return notices.whisper_text(note)


def summary(note: Note) -> str:
    """A note in one line of our own words, for notifications and screen readers."""
    match note:
        case CaseNote():
            status = f"waiting for {note.waits.party}" if note.waits else note.status.replace("_", " ")
            return f"Case {note.case_id}: {status}"
        case RevisionNote():
            return revision.summary(note)
        case OfferOfflineNote():
            return "Claude is slow; the offline draft is on offer"
        case ApprovedText():
            return f"Approved reply for case {note.case_id}"
        case ApprovalNote():
            return f"Case {note.case_id} is approved"
        case Notice():
            return escape(note.text)
        case ProcessNote():
            return process.summary(note)
        case SharedReview():
            return review.SHARED
        case SharedAnswer():
            return answer.SHARED
        case ComparisonNote():
            return comparing.summary(note)
        case DigestNote():
            return digest.summary(note)
