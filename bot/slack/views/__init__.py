"""Values to blocks. Pure; every word of a customer or a model is a literal text element, never mrkdwn."""

from bot.desk.notes import (
    ApprovalNote,
    ApprovedText,
    AskWhere,
    AskWhose,
    CaseNote,
    Note,
    Notice,
    OfferOfflineNote,
    Private,
    ReviewNote,
    RevisionNote,
    SharedReview,
)
from bot.slack.text import Block
from bot.slack.views import asking, case, review, revision


def blocks(note: Note) -> list[Block]:
    """How a note looks."""
    match note:
        case CaseNote():
            return case.case_blocks(note)
        case RevisionNote():
            return revision.revision_blocks(note)
        case OfferOfflineNote():
            return case.offer_offline_blocks(note)
        case ApprovedText():
            return case.approved_text_blocks(note)
        case ApprovalNote():
            return case.approval_blocks(note)
        case Notice():
            return case.notice_blocks(note)
        case SharedReview():
            return review.shared_blocks(note.review, note.person)


def private_blocks(note: Private) -> list[Block] | None:
    """How something that one person sees looks; None where its text says all."""
    match note:
        case ReviewNote():
            return review.review_blocks(note)
        case AskWhere():
            return asking.ask_channel_blocks(note.parked_id, note.channels)
        case AskWhose():
            return asking.ask_pasted_blocks(note.parked_id, note.text)
        case _:
            return None


def private_text(note: Private) -> str:
    """What one person sees, as text."""
    match note:
        case ReviewNote():
            return review.summary(note)
        case AskWhere():
            return asking.WHERE
        case AskWhose():
            return asking.WHOSE
        case _:
            return case.whisper_text(note)


def summary(note: Note) -> str:
    """A note in one line of our own words, for notifications and screen readers."""
    match note:
        case CaseNote():
            return f"Case {note.case_id}: {note.status.replace('_', ' ')}"
        case RevisionNote():
            return revision.summary(note)
        case OfferOfflineNote():
            return "Claude is slow; the offline draft is on offer"
        case ApprovedText():
            return f"Approved reply for case {note.case_id}"
        case ApprovalNote():
            return f"Case {note.case_id} is approved"
        case Notice():
            return note.text
        case SharedReview():
            return review.summary(note.review)
