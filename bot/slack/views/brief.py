"""A brief: what is known, what to check first, what the clauses offer, options, and how to say it."""

from collections.abc import Iterable
from itertools import groupby

from bot.desk.parts.case_notes import RevisionNote
from bot.domain.case import Lane
from bot.domain.reply import Offer, Option
from bot.slack.text import Block, cut, escape, rich, run, sections
from bot.slack.views.records import record_blocks
from bot.slack.views.so_far import so_far_blocks


def brief_blocks(note: RevisionNote) -> list[Block]:
    """What a person needs to write the reply themselves; nothing where there is no brief."""
    brief = note.brief
    if brief is None:
        return []
    at_once = note.lane is Lane.PERSON_ONLY
    advice = [f"• {escape(a)}" for a in brief.advice]
    blocks = [rich([run(brief.why)]), *(sections("*What to do now*", advice) if at_once and advice else [])]
    blocks += [*so_far_blocks(note.so_far), *record_blocks(note.records)]
    if brief.known:
        blocks += sections("*What is known*", (f"• {escape(line)}" for line in brief.known))
    if brief.checks:
        blocks += sections("*Check first*", bullets(check.question for check in brief.checks))
    if brief.offers:
        blocks += sections("*What the clauses offer*", _offers(brief.offers))
    if brief.options:
        blocks += sections("*Options and their risks*", _options(brief.options))
    if advice and not at_once:
        blocks += sections("*How to say it*", advice)
    return blocks


def _options(options: tuple[Option, ...]) -> list[str]:
    risks = iter(options)
    lines = bullets(option.what for option in options)
    return [f"{line} _Risk: {escape(next(risks).risk)}_" if line.startswith("• ") else line for line in lines]


def _offers(offers: tuple[Offer, ...]) -> list[str]:
    """Those that matter most in their own words; the rest by name, as *Show the clauses* has theirs."""
    named = " · ".join(f"{escape(o.title)} `{o.citation.source.id}`" for o in offers if o.named_only)
    return [*(_offer(o) for o in offers if not o.named_only), *([f"• Also: {named}"] if named else [])]


def _offer(offer: Offer) -> str:
    return f"• *{escape(offer.title)}* `{offer.citation.source.id}`\n{escape(cut(offer.citation.quote, 280))}"


def bullets(lines_of: Iterable[str]) -> list[str]:
    """Several of one matter stand under its name, which each of them begins with."""
    lines = []
    for name, some in groupby(lines_of, lambda asked: asked.partition(": ")[0]):
        asked = list(some)
        lines += [f"_{escape(name)}_"] if len(asked) > 1 else []
        lines += [f"• {escape(one.removeprefix(f'{name}: ') if len(asked) > 1 else one)}" for one in asked]
    return lines
