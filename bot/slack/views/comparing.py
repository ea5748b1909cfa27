"""Comparisons of listings: a table, what follows from it, a proposal with its marks. Others' words are literal."""

from collections.abc import Iterable, Mapping

from bot.desk.company.comparisons.comparing import DEFAULT_MARKETPLACE
from bot.desk.parts.notes import ComparisonNote
from bot.domain.comparison_page import LONGEST_CELL, Page
from bot.domain.listing import Comparison, Line, Row
from bot.domain.phrases import counted
from bot.listings.comparing import INTERNAL
from bot.listings.exporting import (
    asked_lines,
    breach_lines,
    mark,
    overlap_lines,
    reading_lines,
    substance_line,
    word_lines,
)
from bot.listings.reading import MOST_THEIRS
from bot.slack.actions import Action, Form
from bot.slack.text import Block, button, context, cut, escape, person, plain, rich, run, section
from bot.slack.views.fields import About, View, choices, field, modal, words

MOST_LINES = 10
LONGEST_LINE = 280
LONGEST_PROPOSED, LONGEST_MARK = 600, 200
MOST_PROPOSED = 6_000
"""Characters of a proposal that one message shows, beside what else stands in it."""
OUR_FIELDS = ("ours", "ours_2", "ours_3")
THEIR_FIELDS = tuple((f"theirs_{n}", f"theirs_{n}_2") for n in range(1, MOST_THEIRS + 1))
_PARTS = ("", ", continued", ", the rest")
LONGER = "A listing longer than its fields goes on in the comparison's thread: theirs 2: ..., or ours: ..."
NOT_STATED = "Not stated means no more than that: the product may have it all the same."
HOW = (
    "Reply `revise: leave out ...`, `revise: shorter title`, `revise: height: 34 cm`, `theirs 2: ...` with more of a "
    "listing or another, or `export markdown` or `export csv`."
)


def comparison_blocks(note: ComparisonNote) -> list[Block]:
    """One message of a comparison."""
    match note.shown.page:
        case Page.OVERVIEW:
            return _overview(note)
        case Page.ROWS:
            title = f"*What each states* · {note.shown.number} of {note.shown.of}"
            return [section(title), _table(note.found, note.shown.rows)]
        case Page.FINDINGS:
            return _findings(note.found)
        case Page.PROPOSAL:
            return _proposal(note)
        case Page.EXPORT:
            title = f"Export, part {note.shown.number} of {note.shown.of}. Internal: not for customers."
            return [context(title), rich([run(note.shown.text)], "rich_text_preformatted")]


def summary(note: ComparisonNote) -> str:
    """For notifications and screen readers."""
    what = {
        Page.OVERVIEW: f"Our listing compared with {_others(note.found)}",
        Page.ROWS: "What each listing states, continued",
        Page.FINDINGS: "What was found in the listings",
        Page.PROPOSAL: "A proposal for our listing",
        Page.EXPORT: "The comparison as text",
    }
    return f"{what[note.shown.page]} (internal)"


def _others(found: Comparison) -> str:
    return counted(len(found.listings) - 1, "other")


def _overview(note: ComparisonNote) -> list[Block]:
    found = note.found
    title = f"*Our listing compared with {_others(found)}* · for {person(note.person)}"
    told = [f":warning: {escape(cut(n, LONGEST_LINE))}" for n in (*filter(None, (found.fallback,)), *found.notes)]
    more = f" The table goes on in the thread ({note.shown.of} parts)." if note.shown.of > 1 else ""
    table = [_table(found, note.shown.rows)] if note.shown.rows else [section("No attribute was recognised.")]
    return [
        section(title),
        context(f":lock: {INTERNAL}", *told[:8]),
        *table,
        context(f"{NOT_STATED}{more}"),
        *_list("Substance", (substance_line(found, i) for i in range(len(found.substance)))),
        *_list("What customers ask or send back for", asked_lines(found)),
        context(f"Compared by {escape(found.by)}. Limits of {escape(found.marketplace)}. The rest is in the thread."),
    ]


def _table(found: Comparison, rows: Iterable[Row]) -> Block:
    """Literal cells, wrapped."""
    head = [_cell("attribute"), *map(_cell, found.listings)]
    body = [[_cell(row.title), *(_cell(cell.said) for cell in row.cells)] for row in rows]
    settings = [{"is_wrapped": True} for _ in head]
    return {"type": "table", "rows": [head, *body], "column_settings": settings}


def _cell(text: str) -> dict[str, str]:
    return {"type": "raw_text", "text": cut(text, LONGEST_CELL) or "–"}


def _list(title: str, lines: Iterable[str]) -> list[Block]:
    """Literal lines under a title of ours."""
    listed = list(lines)
    if not listed:
        return []
    shown = "\n".join(f"• {cut(line, LONGEST_LINE)}" for line in listed[:MOST_LINES])
    more = [context(f"{len(listed) - MOST_LINES} more; the export has all.")] if len(listed) > MOST_LINES else []
    return [section(f"*{escape(title)}*"), rich([run(shown)]), *more]


def _findings(found: Comparison) -> list[Block]:
    blocks = [
        *_list("Claims that need evidence", (f"{c.listing}: “{c.quote}” {c.why}" for c in found.claims)),
        *_list(f"Limits broken on {found.marketplace}", breach_lines(found)),
        *_list("Words that buyers use and ours lacks", word_lines(found)),
        *_list("Readability", reading_lines(found)),
    ]
    return [context(":lock: Internal"), *blocks]


def _proposal(note: ComparisonNote) -> list[Block]:
    rewrite = note.found.rewrite
    wish = [context(f"{person(note.person)} asked: {escape(cut(note.wish, 200))}")] if note.wish else []
    every = [("", rewrite.title), *(("• ", b) for b in rewrite.bullets), *(("", d) for d in rewrite.description)]
    lines = list(_that_fit(every))
    left = len(every) - len(lines)
    more = [context(f"{left} more line{'' if left == 1 else 's'}; the export has all.")] if left else []
    why = [f":warning: {escape(note.found.fallback)}"] if note.found.fallback else []
    return [
        *wish,
        section("*A proposal for ours* · internal until a person has checked every line"),
        rich([part for before, line in lines for part in _line(before, line)]),
        *more,
        *_list("Words shared with competitors and not with our text", overlap_lines(note.found)),
        *_list("Limits that the proposal breaks", (b.words for b in note.found.still_broken)),
        context(*why, HOW),
        {"type": "actions", "elements": _buttons(note)},
    ]


def _that_fit(lines: Iterable[tuple[str, Line]]) -> Iterable[tuple[str, Line]]:
    """The lines that one message holds."""
    size = 0
    for before, line in lines:
        size += min(len(line.text), LONGEST_PROPOSED) + min(len(mark(line)), LONGEST_MARK) + 8
        if size > MOST_PROPOSED:
            return
        yield before, line


def _line(before: str, line: Line) -> list[dict[str, object]]:
    words_of = mark(line)
    marked = [run(f"  [{cut(words_of, LONGEST_MARK)}]", bold=True)] if words_of else []
    return [run(before + cut(line.text, LONGEST_PROPOSED)), *marked, run("\n")]


def _buttons(note: ComparisonNote) -> list[dict[str, object]]:
    return [
        button("Change the proposal", Action.COMPARE_CHANGE, note.comparison_id),
        button("Export as Markdown", Action.COMPARE_MARKDOWN, note.comparison_id),
        button("Export as CSV", Action.COMPARE_CSV, note.comparison_id),
    ]


def compare_form(about: About, marketplaces: Mapping[str, str], sku: str = "") -> View:
    """Our product, and up to five competitors' listings."""
    options = choices(marketplaces)
    usual = next(o for o in options if o["value"] == DEFAULT_MARKETPLACE)
    place = {"type": "static_select", "options": options, "initial_option": usual}
    pasted = "Title, bullets, description"
    blocks = [
        field("sku", "Our SKU or ASIN", words(sku, multiline=False), optional=True, hint="Or paste our listing below."),
        *_parts(OUR_FIELDS, "Our listing", pasted),
        *(block for n, names in enumerate(THEIR_FIELDS, 1) for block in _parts(names, f"Competitor {n}", pasted)),
        field("marketplace", "Marketplace whose limits hold", place, optional=True, hint=LONGER),
    ]
    return modal(Form.COMPARE, "Compare listings", "Compare", about, blocks)


def _parts(names: tuple[str, ...], label: str, placeholder: str) -> list[Block]:
    return [
        field(name, f"{label}{_PARTS[i]}", words(placeholder=placeholder), optional=True)
        for i, name in enumerate(names)
    ]


def change_form(about: About) -> View:
    """A wish for the proposal."""
    wish = field("wish", "What should change?", words(placeholder="shorter title"))
    return modal(Form.COMPARE_CHANGE, "Change the proposal", "Change", about, [wish, _how()])


def _how() -> Block:
    return {"type": "context", "elements": [plain(HOW.replace("`", "").replace("revise: ", ""))]}
