"""Labelled values in a listing: `Care: wipe clean`, `Ports - 2 USB-C, 1 USB-A`, within a paragraph too."""

import re
from collections.abc import Iterator, Sequence

from bot.knowledge.schema.listing_rules import Attribute, AttributeKind
from bot.listings.stated.mention import Mention
from bot.listings.stated.phrases import Text
from bot.listings.stated.units import measures
from bot.listings.tongues import is_small

_COLON = re.compile(
    r"(?:^|(?<=[.;!?] ))(?P<label>[^\W\d][\w /&'’-]{1,38}?)\s*[:：]\s*(?P<value>[^\s.;][^\n]{0,100}?)"
    r"(?=[.;](?:\s|$)|$)",
    re.M,
)
_DASH = re.compile(r"^(?P<label>[^\W\d][\w /&-]{1,30}?)\s+[-–—]\s+(?P<value>\S[^\n]{0,80})$", re.M)
_PLAIN = re.compile(r"\d|,|^[A-ZÄÖÜ]")
"""What a value has and a slogan hasn't: a figure, a list, or a name."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_MOST_VALUE, _MOST_LABEL, _MOST_BEFORE_DASH = 6, 4, 3
"""Most words of a value, of a label before a colon, and of one before a dash. Longer ones are headlines and
sentences."""


def labelled(text: Text, attributes: Sequence[Attribute]) -> Iterator[Mention]:
    """Short labels with short values. Labels of known quantities are left to the reading of measures."""
    for found in (*_COLON.finditer(text.text), *_dashed(text)):
        label, value = found["label"].strip(), found["value"].strip().rstrip(".;")
        if len(label.split()) > _MOST_LABEL or len(_WORD.findall(value)) > _MOST_VALUE:
            continue
        if _goes_on(text, found.end()) and not _PLAIN.search(value):
            continue
        named, quote = _named(label, attributes), found[0].strip().rstrip(";")
        if named and named.kind is AttributeKind.QUANTITY and measures(value):
            continue
        id, title = (named.id, named.title) if named else (f"label:{label.lower()}", label.capitalize())
        yield Mention(id, title, value, quote, found.start(), text.sentence(found.start()))


def _goes_on(text: Text, at: int) -> bool:
    """Whether more follows in the same line, as it does after the headline of a bullet."""
    end = text.text.find("\n", at)
    return any(c.isalnum() for c in text.text[at : end if end >= 0 else len(text.text)])


def _dashed(text: Text) -> Iterator[re.Match[str]]:
    """Labels before a dash. None in the title, where dashes separate a list, and none that is a whole sentence."""
    end_of_title = text.text.find("\n")
    for found in _DASH.finditer(text.text, max(end_of_title, 0)) if end_of_title >= 0 else ():
        words = found["label"].split()
        if len(words) <= _MOST_BEFORE_DASH and not any(is_small(w.lower(), text.language) for w in words):
            yield found


def _named(label: str, attributes: Sequence[Attribute]) -> Attribute | None:
    """The attribute that a label means: the one with the longest name that the label is, or ends in."""
    lower = label.lower()
    fitting = [
        (len(form), -place)
        for place, a in enumerate(attributes)
        for form in map(str.lower, (a.title, *a.before, *a.after))
        if lower == form or lower.endswith(f" {form}")
    ]
    return attributes[-max(fitting)[1]] if fitting else None
