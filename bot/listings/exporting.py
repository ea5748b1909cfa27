"""A comparison as Markdown and as CSV. Competitors' words are escaped in both."""

import csv
import io
import re
from collections.abc import Iterable

from bot.domain.listing import Basis, Comparison, Line, Row
from bot.listings.comparing import INTERNAL
from bot.listings.proposal.refining import MINE
from bot.listings.proposal.rewriting import GAP

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~])")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_markdown(found: Comparison) -> str:
    """The whole comparison."""
    parts = [
        "# Our listing against others",
        f"**{INTERNAL}**",
        *_said(found),
        "## What each states",
        *_table(found),
        *_list("Substance", (substance_line(found, i) for i in range(len(found.substance)))),
        *_list("What customers ask or send back for", map(_literal, asked_lines(found))),
        *_list(
            "Claims that need evidence", (f"{_literal(c.listing)}: “{_literal(c.quote)}” {c.why}" for c in found.claims)
        ),
        *_list(f"Limits broken on {found.marketplace}", map(_literal, breach_lines(found))),
        *_list("Words that buyers use and ours lacks", map(_literal, word_lines(found))),
        *_list("Readability", map(_literal, reading_lines(found))),
        "## A proposal for ours",
        *_rewrite(found),
        *_list("Words shared with competitors", map(_literal, overlap_lines(found))),
        *_list("Limits that the proposal breaks", (_literal(b.words) for b in found.still_broken)),
    ]
    return "\n\n".join(parts) + "\n"


def _said(found: Comparison) -> list[str]:
    notes = [f"- {_literal(note)}" for note in (*filter(None, (found.fallback,)), *found.notes)]
    return [f"Compared by {_literal(found.by)}.", *(["\n".join(notes)] if notes else [])]


def _table(found: Comparison) -> list[str]:
    if not found.rows:
        return ["No attribute that the policies know is stated in any of the listings."]
    head = f"| attribute | {' | '.join(map(_literal, found.listings))} |"
    lines = [head, "|---" * (len(found.listings) + 1) + "|", *map(_row, found.rows)]
    return ["\n".join(lines), "Not stated means no more than that: the product may have it all the same."]


def _row(row: Row) -> str:
    return f"| {_literal(row.title)} | {' | '.join(_literal(cell.said) for cell in row.cells)} |"


def substance_line(found: Comparison, place: int) -> str:
    """Which share of all attributes one listing states."""
    s = found.substance[place]
    against = f", {s.contradictory} contradictory" if s.contradictory else ""
    return f"{s.listing}: states {s.stated} of the {s.of} attributes that any of these listings states{against}"


def asked_lines(found: Comparison) -> list[str]:
    """What customers ask about or return the product for, and whether our listing answers it."""
    told = {True: "ours states it", False: "ours doesn't state it", None: "no attribute of a listing"}
    return [f"{a.topic}: {a.count} ({a.source}); {told[a.answered]}" for a in found.asked]


def breach_lines(found: Comparison) -> list[str]:
    """The rules that our listing breaks, each with its source."""
    return [f"{b.words}{f' “{b.quote}”' if b.quote else ''} ({b.source})" for b in found.breaches]


def word_lines(found: Comparison) -> list[str]:
    """The words, each with how many use it."""
    others = len(found.listings) - 1
    return [
        f"{w.word}: {w.listings} of {others} listings" + (f", {w.customers} customers" if w.customers else "")
        for w in found.words
    ]


def reading_lines(found: Comparison) -> list[str]:
    """The scores; higher is easier."""
    scored = "reading ease {:.0f} of 100, {}"
    return [f"{r.listing}: {r.words if r.score is None else scored.format(r.score, r.words)}" for r in found.readings]


def overlap_lines(found: Comparison) -> list[str]:
    """What the rewrite shares with each competitor and not with our own text."""
    return [
        f"{o.listing}: longest run {o.words} word{'' if o.words == 1 else 's'}"
        + (f" (“{o.run}”)" if o.run else "")
        + f", {o.share:.0%} of runs of three words"
        for o in found.overlaps
    ]


def mark(line: Line) -> str:
    """What a reader must know about a line of the rewrite; empty if it rests on our own text."""
    if line.basis is Basis.OURS:
        return MINE if line.support == MINE else ""
    if line.basis is Basis.GAP and GAP in line.text:
        return ""
    return f"from {line.basis}: “{line.support}”" if line.basis is Basis.RECORD else str(line.basis)


def _rewrite(found: Comparison) -> list[str]:
    rewrite = found.rewrite
    parts = [f"**{_literal(rewrite.title.text)}**{_marked(rewrite.title)}"]
    parts += ["\n".join(f"- {_literal(b.text)}{_marked(b)}" for b in rewrite.bullets)] if rewrite.bullets else []
    return [*parts, *(f"{_literal(d.text)}{_marked(d)}" for d in rewrite.description)]


def _marked(line: Line) -> str:
    return f" *({_literal(words)})*" if (words := mark(line)) else ""


def _list(title: str, lines: Iterable[str]) -> list[str]:
    listed = [f"- {line}" for line in lines]
    return [f"## {title}", "\n".join(listed)] if listed else []


def _literal(text: str) -> str:
    """The text with every Markdown character escaped."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def as_csv(found: Comparison) -> str:
    """One row for each cell, claim, breach, word and line of the rewrite. Formulas are escaped for spreadsheets."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("what", "about", "listing", "state", "value", "quotes or source"))
    writer.writerow(("note", INTERNAL, "", "", "", ""))
    for line in _csv_lines(found):
        writer.writerow([_harmless(value) for value in line])
    return out.getvalue()


def _csv_lines(found: Comparison) -> Iterable[tuple[str, ...]]:
    for row in found.rows:
        for name, cell in zip(found.listings, row.cells, strict=True):
            yield "attribute", row.title, name, str(cell.state), cell.value, " / ".join(cell.quotes)
    yield from (("claim", c.why, c.listing, "needs evidence", "", c.quote) for c in found.claims)
    yield from (("limit", b.rule, "ours", "broken", b.words, b.quote or b.source) for b in found.breaches)
    yield from (("word", w.word, "", "lacking", str(w.listings), f"{w.customers} customers") for w in found.words)
    for a in found.asked:
        state = {True: "stated", False: "not stated", None: ""}[a.answered]
        yield "asked", a.topic, "ours", state, str(a.count), a.source
    for part, lines in _parts(found):
        yield from (("rewrite", part, "ours", str(line.basis), line.text, line.support) for line in lines)


def _parts(found: Comparison) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    r = found.rewrite
    return (("title", (r.title,)), ("bullet", r.bullets), ("description", r.description))


def _harmless(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) else value
