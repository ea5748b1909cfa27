"""A review of a teammate's words, for that teammate: the verdict, the words that make it so, a better version."""

from bot.desk.parts.notes import ReviewNote
from bot.domain.phrases import counted
from bot.domain.reply import Finding, Severity, Verdict
from bot.slack.actions import Action
from bot.slack.text import Block, button, context, cut, person, quote, section
from bot.slack.views.findings import finding_block

SHARED = "A review was shared"
"""For the notifications and screen readers of everybody there."""
SHOWN = 12
EXCERPT = 2_500
VERDICTS = {
    Verdict.OK: ":white_check_mark: *Reads well.* Nothing was found that blames, evades or hurts.",
    Verdict.REVISE: ":pencil2: *Worth another look before it goes out.*",
    Verdict.STOP: ":no_entry: *Please don't send this as it is.*",
}
READS = {
    Verdict.OK: "reads well",
    Verdict.REVISE: "is worth another look",
    Verdict.STOP: "should not be sent as it is",
}


def review_blocks(note: ReviewNote, direct: bool = False) -> list[Block]:
    """The private message. `direct`: a direct message; in a channel Slack itself says who sees it, and dismisses it."""
    return [
        section(VERDICTS[note.verdict]),
        *_words(note),
        *_findings(note),
        *_rewrite(note),
        context(_seen_by(note, direct)),
        _buttons(note, direct),
    ]


def _seen_by(note: ReviewNote, direct: bool) -> str:
    if note.shared:
        return "Shared with everybody there; nothing was sent."
    return f"{'Only you see this. ' if direct else ''}Nothing was sent or posted."


def shared_blocks(note: ReviewNote, asked_by: str) -> list[Block]:
    """The same for everybody, once its person shares it."""
    return [
        section(f"{person(asked_by)} shares a review. {VERDICTS[note.verdict]}"),
        *_words(note),
        *_findings(note),
        *_rewrite(note),
    ]


def summary(note: ReviewNote) -> str:
    """For the notifications and screen readers of whoever asked for it."""
    count = f": {counted(len(note.findings), 'finding')}" if note.findings else ""
    return f"Your reply {READS[note.verdict]}{count}"


def _words(note: ReviewNote) -> list[Block]:
    english = [section("*In English:*"), quote(cut(note.english, EXCERPT))] if note.english else []
    return [quote(cut(note.text, EXCERPT)), *english]


def _findings(note: ReviewNote) -> list[Block]:
    ordered = sorted(note.findings, key=_gravest)
    more = [context(f"{len(ordered) - SHOWN} more of less weight.")] if len(ordered) > SHOWN else []
    return [*(finding_block(f) for f in ordered[:SHOWN]), *more]


def _gravest(finding: Finding) -> int:
    return list(Severity).index(finding.severity)


def _rewrite(note: ReviewNote) -> list[Block]:
    if not note.rewrite:
        return []
    return [section("*A version without these:*"), quote(cut(note.rewrite, EXCERPT))]


def _buttons(note: ReviewNote, direct: bool) -> Block:
    use = [button("Make mine the next draft", Action.REVIEW_USE, note.review_id)] if note.in_case else []
    better = note.in_case and note.rewrite
    take = [button("Take this version", Action.REVIEW_REWRITE, note.review_id, "primary")] if better else []
    share = [] if note.shared else [button("Share it here", Action.REVIEW_SHARE, note.review_id)]
    change = button("Change and check again", Action.REVIEW_AGAIN, note.review_id)
    done = [button("Delete this review", Action.REVIEW_DROP, note.review_id)] if direct else []
    return {"type": "actions", "elements": [*take, *use, change, *share, *done]}
