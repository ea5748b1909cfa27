"""Which of a marketplace's rules our listing breaks."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from bot.checks.forbidden_forms import emoticons, links
from bot.checks.personal_data.emails import emails
from bot.checks.personal_data.numbers.phone import phones
from bot.domain.listing import Breach, Listing, Part
from bot.knowledge.schema.clauses import Standing
from bot.knowledge.schema.listing_rules import ListingKind, ListingRule
from bot.listings.stated.phrases import Text, find, phrase
from bot.listings.tongues import is_small, words_of

_LONGEST_QUOTE = 60
Breaches = Iterator[tuple[str, str]]
"""What is wrong, in addition to the rule's own words, and the words that break it."""


def breaches(listing: Listing, rules: Sequence[ListingRule]) -> tuple[Breach, ...]:
    """Every rule that a part of the listing breaks, in the order of the rules."""
    return tuple(breach for rule in rules for part in rule.parts for breach in _of(listing, rule, part))


def _of(listing: Listing, rule: ListingRule, part: Part) -> Iterator[Breach]:
    for told, quote in _FINDERS[rule.kind](listing, rule, part):
        words = f"{told}. {rule.why}." if told else f"{rule.why}."
        yield Breach(rule.id, part, words, quote[:_LONGEST_QUOTE], source_of(rule))


def source_of(rule: ListingRule) -> str:
    """Where a rule is published, since when that is known, and whether somebody still has to check it there."""
    confirm = ", still to confirm" if rule.status is Standing.CONFIRM else ""
    return f"{rule.source}, read {rule.verified_on.isoformat()}{confirm}"


def pieces(listing: Listing, part: Part) -> tuple[str, ...]:
    """The texts of a part; each bullet is one."""
    held = {Part.TITLE: (listing.title,), Part.BULLETS: listing.bullets, Part.DESCRIPTION: (listing.description,)}
    return tuple(filter(None, held[part]))


def _measured(length: Callable[[str], int], unit: str) -> Callable[[Listing, ListingRule, Part], Breaches]:
    def find_them(listing: Listing, rule: ListingRule, part: Part) -> Breaches:
        for n, piece in enumerate(pieces(listing, part), 1):
            count = length(piece)
            if not (rule.least or 0) <= count <= (count if rule.most is None else rule.most):
                which = f"Bullet {n}" if part is Part.BULLETS else f"The {part}"
                yield f"{which} has {count:,} {unit}", piece

    return find_them


def _count(listing: Listing, rule: ListingRule, part: Part) -> Breaches:
    count = len(pieces(listing, part))
    if not (rule.least or 0) <= count <= (count if rule.most is None else rule.most):
        yield f"There are {count}", ""


def _forbidden(listing: Listing, rule: ListingRule, part: Part) -> Breaches:
    for piece in pieces(listing, part):
        if held := dict.fromkeys(c for c in piece if c in rule.characters):
            yield f"{' '.join(held)} stands in it", piece


def _emoji(listing: Listing, rule: ListingRule, part: Part) -> Breaches:
    for piece in pieces(listing, part):
        yield from (("", piece[start:end]) for start, end in emoticons(piece))


def _html(listing: Listing, rule: ListingRule, part: Part) -> Breaches:
    held = dict.fromkeys(tag for where, tag in listing.tags if where is part and tag not in rule.allow)
    if held:
        yield f"It holds {', '.join(f'<{tag}>' for tag in list(held)[:8])}", ""


def _repeats(listing: Listing, rule: ListingRule, part: Part) -> Breaches:
    for piece in pieces(listing, part):
        told = words_of(piece, listing.language)
        counts = Counter(w.word for w in told if not is_small(w.word, listing.language))
        for word, count in counts.items():
            if count > (rule.most or 0):
                yield f"“{word}” stands there {count} times", word


def _capitals(listing: Listing, rule: ListingRule, part: Part) -> Breaches:
    for piece in pieces(listing, part):
        letters = [c for c in piece if c.isalpha() and c.lower() != c.upper()]
        if len(letters) > 10 and sum(c.isupper() for c in letters) > 0.8 * len(letters):
            yield "", piece


def _opening(listing: Listing, rule: ListingRule, part: Part) -> Breaches:
    yield from (("", piece) for piece in pieces(listing, part) if piece[0].islower())


def _contact(listing: Listing, rule: ListingRule, part: Part) -> Breaches:
    for piece in pieces(listing, part):
        spans = sorted(set(chain(links(piece, ()), emails(piece), phones(piece))))
        yield from (("", piece[start:end]) for start, end in spans)


def _words(listing: Listing, rule: ListingRule, part: Part) -> Breaches:
    for piece in pieces(listing, part):
        yield from (("", piece[start:end]) for start, end in heard(piece, rule, listing.language))


def heard(piece: str, rule: ListingRule, language: str) -> list[tuple[int, int]]:
    """Where a text holds the rule's phrases, except those the rule allows; none inside another."""
    text = Text(piece, language)
    fine = [span for form in rule.allow for span in find(text, phrase(form, language))]
    found = sorted({span for form in rule.heard for span in find(text, phrase(form, language))})
    kept = [s for s in found if not any(a < s[1] and s[0] < b for a, b in fine)]
    return [s for s in kept if not any(a <= s[0] and s[1] <= b and (a, b) != s for a, b in kept)]


_FINDERS: dict[ListingKind, Callable[[Listing, ListingRule, Part], Breaches]] = {
    ListingKind.CHARACTERS: _measured(len, "characters"),
    ListingKind.BYTES: _measured(lambda text: len(text.encode()), "bytes"),
    ListingKind.COUNT: _count,
    ListingKind.FORBIDDEN: _forbidden,
    ListingKind.EMOJI: _emoji,
    ListingKind.HTML: _html,
    ListingKind.REPEATS: _repeats,
    ListingKind.CAPITALS: _capitals,
    ListingKind.OPENING: _opening,
    ListingKind.CONTACT: _contact,
    ListingKind.WORDS: _words,
}
