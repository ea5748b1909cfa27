"""Values to blocks. Pure; every word of a customer or a model is a literal text element, never mrkdwn."""

from bot.desk.notes import (
    ApprovalNote,
    ApprovedText,
    CaseNote,
    Note,
    Notice,
    OfferOfflineNote,
    Private,
    ReviewNote,
    RevisionNote,
)
from bot.slack.text import Block
from bot.slack.views import case, review, revision


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


def private_blocks(note: Private, direct: bool = False) -> list[Block] | None:
    """How something that one person sees looks, there or in a direct message; None where its text says all."""
    return review.review_blocks(note, direct) if isinstance(note, ReviewNote) else None


def private_text(note: Private) -> str:
    """What one person sees, as text."""
    return review.summary(note) if isinstance(note, ReviewNote) else case.whisper_text(note)


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
