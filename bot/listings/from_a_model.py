"""What a model says of listings, checked against their texts; what isn't in them is left out."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.checks.forbidden_forms import links
from bot.checks.personal_data.emails import emails
from bot.domain.listing import NOT_STATED, Basis, Cell, Claim, Comparison, Line, Listing, Part, Rewrite, Row, State
from bot.domain.listing_proposal import ListingProposal, ProposedCell
from bot.listings.buyers import telling
from bot.listings.comparing import Known, proposing
from bot.listings.proposal.cleaning import cleaned
from bot.listings.stated.mention import Mention
from bot.listings.stated.phrases import has_denial, sentences_of
from bot.listings.stated.table import Said, agree, said_of, substance
from bot.listings.tongues import words_of

EVIDENCE = "This claims something that needs evidence; name it, or leave the claim out"
_NAME = re.compile(r"[^\W_][\w /&-]{1,38}")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_GAP = re.compile(r"\[[^\]]+\]")
OURS_SAYS = "our listing"
_ALIKE = 0.7
"""A line adds nothing if our text has this share of its content words."""


def with_proposal(
    found: Comparison,
    proposal: ListingProposal,
    ours: Listing,
    theirs: Sequence[Listing],
    known: Known,
    only_rewrite: bool,
) -> Comparison:
    """The comparison with what is confirmed of the proposal. Findings of rules stay as they are."""
    listings = (ours, *theirs)
    table = found.rows if only_rewrite else _filled(found.rows, proposal.cells, listings)
    rewrite, notes = _rewrite(proposal, found, ours, theirs, known)
    claims = found.claims if only_rewrite else (*found.claims, *_claims(found, proposal, listings))
    taken = replace(
        found,
        rows=table,
        substance=substance(found.listings, table, known.rules.attributes),
        claims=claims,
        notes=tuple(dict.fromkeys((*found.notes, *notes))),
    )
    return proposing(taken, rewrite, ours, theirs, known)


def _filled(rows: Sequence[Row], cells: Sequence[ProposedCell], listings: Sequence[Listing]) -> tuple[Row, ...]:
    """Empty cells filled if their quotes are in that listing; new rows for attributes that rules don't know."""
    table = {row.title.casefold(): row for row in rows}
    places = {listing.name: i for i, listing in enumerate(listings)}
    for said in cells:
        place, name = places.get(said.listing), " ".join(said.attribute.split())
        if place is None or not _NAME.fullmatch(name):
            continue
        stated = _stated(said, listings[place].text)
        row = table.get(name.casefold()) or Row(
            f"model:{name.lower()}", name.capitalize(), (NOT_STATED,) * len(listings)
        )
        if stated and row.cells[place].state is State.NOT_STATED:
            row = replace(row, cells=(*row.cells[:place], stated, *row.cells[place + 1 :]))
            table[name.casefold()] = row
    return tuple(table.values())


def _stated(said: ProposedCell, text: str) -> Cell | None:
    """The cell; None if no quote is verbatim, or if it is about another attribute.

    A value that isn't in its quote is left out, and the quote shown alone.
    """
    quotes = tuple(dict.fromkeys(q for q in said.quotes if q.strip() and q in text))
    if not quotes:
        return None
    value = said.value.strip() if any(said.value.strip().casefold() in q.casefold() for q in quotes) else ""
    named = {w.stem for w in words_of(said.attribute, "en")}
    if not value and not any(named & {w.stem for w in words_of(q, "en")} for q in quotes):
        return None
    if len(quotes) > 1 and len(said.quotes) == len(quotes):
        return Cell(State.CONTRADICTORY, value, quotes)
    return Cell(State.STATED, value, quotes[:1])


def _claims(found: Comparison, proposal: ListingProposal, listings: Sequence[Listing]) -> list[Claim]:
    texts = {listing.name: listing.text for listing in listings}
    told = [(c.listing, c.quote.casefold()) for c in found.claims]
    new: dict[tuple[str, str], Claim] = {}
    for claim in proposal.claims:
        stands = claim.quote.strip() and claim.quote in texts.get(claim.listing, "")
        known = any(name == claim.listing and _same(claim.quote.casefold(), quote) for name, quote in told)
        if stands and not known:
            new[claim.listing, claim.quote] = Claim(claim.listing, claim.quote, EVIDENCE)
    return list(new.values())


def _same(one: str, other: str) -> bool:
    return one in other or other in one


def _rewrite(
    proposal: ListingProposal, found: Comparison, ours: Listing, theirs: Sequence[Listing], known: Known
) -> tuple[Rewrite, list[str]]:
    """The lines that may be used. Left out: those that name a competitor, have a link, or contradict our text."""
    judge = _Judge(ours, theirs, known)
    bullets = [line for text in proposal.bullets if (line := judge.line(text, Part.BULLETS))]
    told = [line for text in proposal.description if (line := judge.line(text, Part.DESCRIPTION))]
    title = judge.line(proposal.title, Part.TITLE)
    if title is None or title.basis is not Basis.OURS:
        title = found.rewrite.title
    if not bullets and not told:
        return found.rewrite, ["Nothing of the model's rewrite could be used; this one is by rules."]
    out = len(proposal.bullets) + len(proposal.description) - len(bullets) - len(told)
    return Rewrite(title, tuple(bullets), tuple(told)), [f"{out} lines of the model's were not used."] if out else []


class _Judge:
    """Decides what a line of a model's rewrite rests on."""

    def __init__(self, ours: Listing, theirs: Sequence[Listing], known: Known) -> None:
        self._ours, self._known, self._theirs = ours, known, theirs
        self._attributes = known.rules.attributes
        self._mine = said_of(ours, self._attributes)
        self._records = [(record, said_of(record, self._attributes)) for record in known.records]
        own = " ".join((ours.text, *(r.text for r in known.records))).casefold()
        firsts = (words_of(listing.title, "")[:1] for listing in theirs)
        self._brands = {w[0].word for w in firsts if w and w[0].word not in {o.word for o in words_of(own, "")}}

    def line(self, text: str, part: Part) -> Line | None:
        """The line, or None if it must not be used."""
        plain = cleaned(" ".join(text.split()), part, self._known.holding, self._ours.language)
        words = {w.word for w in words_of(plain, "")}
        if not words or words & self._brands or any(links(plain, ())) or any(emails(plain)) or self._against(plain):
            return None
        if _GAP.search(plain):
            return Line(plain, Basis.GAP)
        if self._says(self._ours, self._mine, plain):
            return Line(plain, Basis.OURS, support=OURS_SAYS)
        for record, said in self._records:
            if self._says(record, said, plain):
                return Line(plain, Basis.RECORD, support=record.text)
        return Line(plain, Basis.IF_TRUE)

    def _said(self, line: str) -> Said:
        return said_of(replace(self._ours, title=line, bullets=(), description=""), self._attributes)

    def _against(self, line: str) -> bool:
        """Whether it states another value than our text, for an attribute that has only one."""
        several = {a.id for a in self._attributes if a.several}
        said = {id: told for id, told in self._said(line).items() if id in self._mine and id not in several}
        return any(not _agrees(told, self._mine[id]) for id, told in said.items())

    def _says(self, own: Listing, said: Said, line: str) -> bool:
        """Whether our text says all of it: every figure, every attribute, most of the words."""
        if not set(_NUMBER.findall(line)) <= set(_NUMBER.findall(own.text)):
            return False
        if any(id not in said or not _agrees(told, said[id]) for id, told in self._said(line).items()):
            return False
        held = {w.stem for w in words_of(own.text, own.language)}
        asked = {w.stem for w in words_of(line, own.language) if telling(w.word, own.language)}
        return len(asked & held) >= _ALIKE * len(asked) and not self._denies_otherwise(own, line, asked)

    def _denies_otherwise(self, own: Listing, line: str, asked: set[str]) -> bool:
        """Whether our sentence on the same subject denies what the line affirms, or the other way round."""
        near = [
            s
            for s in sentences_of(own.text)
            if len(asked & {w.stem for w in words_of(s, own.language)}) * 2 >= len(asked)
        ]
        return bool(near) and all(has_denial(s) != has_denial(line) for s in near)


def _agrees(told: Sequence[Mention], mine: Sequence[Mention]) -> bool:
    """Whether all that a line states about an attribute is among what our text states."""
    return all(any(agree(one, own) for own in mine) for one in told)
