"""What the checks found: the stops first, as many findings as a message holds, the rest a click away."""

from collections.abc import Iterable, Sequence

from bot.domain.reply import Finding, Severity
from bot.slack.actions import Action
from bot.slack.text import Block, button, cut, rich, run, weight

SHOWN = 3
"""Findings shown beside the stops."""
MOST_BLOCKS, MOST_CHARACTERS = 48, 12_800
"""A little less than Slack takes in one message."""
ICONS = {Severity.STOP: "no_entry", Severity.WARN: "warning", Severity.NOTE: "information_source"}


def findings_blocks(findings: Iterable[Finding], about: str, beside: Sequence[Block]) -> list[Block]:
    """The stops, then a few more; the rest behind a button. `beside` is what else the message holds."""
    ordered = sorted(findings, key=lambda f: list(Severity).index(f.severity))
    stops = [f for f in ordered if f.severity is Severity.STOP]
    rest = [f for f in ordered if f.severity is not Severity.STOP]
    blocks = _fitting([finding_block(f) for f in stops + rest[:SHOWN]], beside)
    if hidden := len(ordered) - len(blocks):
        more = button(f"More ({hidden})", Action.FINDINGS, about)
        blocks.append({"type": "actions", "elements": [more]})
    return blocks


def _fitting(blocks: list[Block], beside: Sequence[Block]) -> list[Block]:
    """As many of the blocks as fit; always the first, as it says what is wrong."""
    room = MOST_CHARACTERS - sum(map(weight, beside))
    kept: list[Block] = []
    for block in blocks[: MOST_BLOCKS - len(beside)]:
        room -= weight(block)
        if room < 0 and kept:
            break
        kept.append(block)
    return kept


def finding_block(finding: Finding) -> Block:
    """One finding: how grave, the words, why, and what to write instead."""
    words = [run(f" “{cut(finding.quote, 200)}”", italic=True)] if finding.quote else []
    icon = {"type": "emoji", "name": ICONS[finding.severity]}
    return rich([icon, *words, run(f" {finding.reason}"), *_instead(finding), *_beside(finding)])


def _beside(finding: Finding) -> list[Block]:
    """What it was compared with; of a finding without words of its own, what it is about."""
    if not finding.against:
        return []
    return [run("\nCompare: " if finding.quote else "\n"), run(f"“{cut(finding.against, 300)}”", italic=True)]


def _instead(finding: Finding) -> list[Block]:
    """The replacement; an empty one means to leave the words out."""
    if finding.replacement is None:
        return []
    if not finding.replacement:
        return [run(" Best left out.")]
    return [run(" Instead: "), run(f"“{finding.replacement}”", italic=True)]
