"""Results that a line only names: `- Full refund`, `Return shipping: on us`, `| Lamp | full refund |`."""

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.domain.commitments import CommitmentKind

K = CommitmentKind
_SUM = r"(?:[$\u20ac\u00a3]\s?\d[\d.,]*|\d[\d.,]* ?(?:dollars?|euros?|pounds?|%|percent))"
_WHOLE = rf"(?:full|complete|whole|entire|total|partial|{_SUM})"
_GIVEN = r"(?:free|new|prepaid|brand[- ]new|instant|second|another|return)"
_WHEN = (
    r"(?: (?:to|on|onto|for|from|by|in|within|of|it is|today|tomorrow|now|issued|approved|granted|for you|at no cost)\b"
    r"[^?!;:|]{0,40})?"
)
_ONE = r"(?:an? |the |your |our |another |one )?"
_NAMED = (
    (K.REFUND_FULL, rf"{_ONE}(?:{_WHOLE} )+(?:refund|reimbursement|amount back|price back|money back){_WHEN}"),
    (K.REFUND_FULL, rf"{_ONE}(?:{_WHOLE} )+refund (?:is|would be) in order"),
    (K.REFUND_FULL, rf"{_SUM} (?:refund|back|refunded){_WHEN}"),
    (K.REFUND_FULL, r"refund (?:to|onto|on) your (?:card|account|paypal|bank)[^?!;:|]{0,40}"),
    (K.REPLACEMENT, rf"{_ONE}(?:{_GIVEN} )+replacement{_WHEN}"),
    (
        K.RETURN_LABEL,
        rf"{_ONE}(?:(?:free|prepaid|return) )*(?:free|prepaid) (?:return )?(?:label|returns?|postage){_WHEN}",
    ),
)
"""What a line or a cell of a table names by itself."""
_LABELLED = (
    (K.REFUND_FULL, r"refunds?|money back", rf"{_SUM}|full|in full|whole|all of it|today|tomorrow|by \w+.{{0,20}}"),
    (K.REPLACEMENT, r"replacements?|exchange", r"free|today|tomorrow|on us|free of charge|sent|by \w+.{0,20}"),
    (
        K.RETURN_LABEL,
        r"(?:the |your )?(?:returns?(?: shipping| postage| label| costs?)?|label|postage|way back)",
        r"on us|on the house|free(?: of charge)?|prepaid|at no cost|no cost|covered|paid by us|our treat"
        r"|at our (?:cost|expense)",
    ),
)
"""What stands before a colon, a dash or in the cell before, and what makes it a result."""
_COMPILED = tuple((kind, re.compile(rf"{form}\W*", re.I)) for kind, form in _NAMED)
_PAIRS = tuple((k, re.compile(a, re.I), re.compile(rf"(?:{b})\W*", re.I)) for k, a, b in _LABELLED)
_MARKS = " \t*_#>-\u2013\u2014\u2022+|.)("
_ITEM = re.compile(r"^\s*(?:[-*\u2022+|#>]|\d{1,3}[.)])")
_NUMBER = re.compile(r"^\W*\d{1,3}[.)]\s")
_PARTS = re.compile(r"\s*[:|]\s*|\s+[-\u2013\u2014=]+>?\s+")
_LONG = 120
"""A longer line says more than a result."""
_OPEN = re.compile(
    r"\?\s*$|\b(?:prefer|which|either|choose|choices?|options?|would|could|asked|wanted|wish(?:ed)?|not|no|nor|never|unable"
    r"|cannot|decides?|whether|consider\w*|if|possible|depends?|looking into|instead of|rather|\w+n't)\b",
    re.I,
)
"""An introduction or a line that leaves it open or refuses it."""


def bare_results(text: str) -> Iterator[tuple[CommitmentKind, int, str]]:
    """Each kind with the place and the words of its line, where neither it nor its introduction leaves it open."""
    at, left_open = 0, False
    for line in text.splitlines(keepends=True):
        said = line.strip()
        if said and not _ITEM.match(line):
            left_open = bool(_OPEN.search(said.replace("\u2019", "'")))
        if said and len(said) <= _LONG and not left_open and not _OPEN.search(said.replace("\u2019", "'")):
            for kind in _kinds(said):
                yield kind, at, said
        at += len(line)


def _kinds(line: str) -> Iterator[CommitmentKind]:
    whole = _NUMBER.sub("", line).strip(_MARKS)
    parts = [part.strip(_MARKS) for part in _PARTS.split(whole) if part.strip(_MARKS)]
    for part in parts:
        yield from (kind for kind, form in _COMPILED if form.fullmatch(part))
    for label, value in pairwise(parts):
        yield from (kind for kind, named, given in _PAIRS if named.fullmatch(label) and given.fullmatch(value))
