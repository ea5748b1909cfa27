"""A proposed change to the policies: why, the diff of the files, its words to be edited, accept or decline."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from bot.desk.learning.accepting import Shown
from bot.domain.proposals import Aim, Cited
from bot.domain.team_report import Proposed
from bot.slack.actions import Action, Form
from bot.slack.text import Block, button, context, cut, escape, plain, rich, run, section
from bot.slack.views.fields import About, View, choices, field, modal, words

ACCEPT, DECLINE = "accept", "decline"
LONGEST_DIFF = 2_900
_FILE = "+++ "
_HEADS = ("--- ", _FILE, "@@ ")
MOST = 5
_LABELS = {
    Aim.WORDING: (
        "The wording",
        "What stands here is written; change it as you like. Each case fills gaps like {by}.",
    ),
    Aim.STYLE: ("What to write instead", "Empty: the words are left out."),
    Aim.TELLS: ("The sentence", "Replies of this kind say it."),
    Aim.ADVICE: ("The line", "Each draft of this kind is written with it, and briefs show it."),
    Aim.PROMPT: ("The line", "Every draft by a model is written with it. It allows no promise."),
    Aim.CLAUSE: ("The rule", "In whole sentences; it is marked as still to be confirmed."),
}
"""The label and hint of what can be edited, by aim. A clause to be read again has no words."""


def proposals_blocks(waiting: Iterable[Proposed]) -> Iterator[Block]:
    """Those that wait, each with a button that shows its diff."""
    found = list(waiting)
    if not found:
        return
    yield {"type": "divider"}
    yield {"type": "header", "text": plain("Proposed changes")}
    for one in found[:MOST]:
        look = {"accessory": button("Look at it", Action.PROPOSAL, str(one.number))}
        yield section(f"*P-{one.number}* · {escape(one.title)}\n{escape(cut(one.why, 400))}") | look
    more = f"{len(found) - MOST} more after these. " if len(found) > MOST else ""
    yield context(f"{more}Found in what the team corrected. Nothing changes before a lead accepts it.")


def proposal_form(shown: Shown) -> View:
    """The window in which a lead decides."""
    proposal = shown.proposal
    about = About("", parked_id=str(proposal.number), shown_hash=shown.base)
    blocks = [section(f"*{escape(proposal.amendment.title)}*\n{escape(proposal.why)}"), *_cases(proposal.cases)]
    if shown.problem:
        return modal_without_choice([*blocks, section(escape(shown.problem))])
    blocks += [context(escape(shown.trial))] if shown.trial else []
    blocks += [*_diff(shown.diff), *_words(shown)]
    options = choices({ACCEPT: "Accept: write it to the files", DECLINE: "Decline: leave everything as it is"})
    blocks += [
        field("decision", "Your decision", {"type": "radio_buttons", "options": options}),
        field("reason", "Why not?", words(multiline=False), optional=True, hint="Needed to decline; kept with it."),
    ]
    return modal(Form.PROPOSAL, "Proposed change", "Decide", about, blocks)


def modal_without_choice(blocks: list[Block]) -> View:
    """A window to read."""
    return {"type": "modal", "title": plain("Proposed change"), "close": plain("Close"), "blocks": blocks}


def _cases(cases: tuple[Cited, ...]) -> Iterator[Block]:
    named = [f"<{c.link}|{c.case_id}>" if c.link else c.case_id for c in cases]
    if named:
        yield context(f"From {', '.join(named)}")


def _diff(diff: str) -> Iterator[Block]:
    """Each changed place, with its file and line."""
    file = ""
    for is_head, lines in groupby(diff.splitlines(), key=lambda line: line.startswith(_HEADS)):
        found = list(lines)
        if is_head:
            file = next((line[4:] for line in found if line.startswith(_FILE)), file)
            yield context(f"In {escape(file)}, from line {_first(found[-1])}: what goes with `-`, what comes with `+`")
        else:
            yield rich([run(cut("\n".join(found), LONGEST_DIFF))], "rich_text_preformatted")


def _first(head: str) -> str:
    """From `@@ -1,2 +18,5 @@`, the first line afterwards."""
    return head.partition("+")[2].partition(",")[0].partition(" ")[0]


def _words(shown: Shown) -> Iterator[Block]:
    amendment = shown.proposal.amendment
    if amendment.aim in _LABELS:
        label, hint = _LABELS[amendment.aim]
        yield field("words", label, words(amendment.new), optional=amendment.aim is Aim.STYLE, hint=hint)
