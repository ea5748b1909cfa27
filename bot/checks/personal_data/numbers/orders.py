"""One order's number in a text, with its dashes, with spaces, without either, or in lower case."""

import re
from dataclasses import dataclass

_FORMS = (re.compile(r"(\d{3}|[DS]\d{2})(\d{7})(\d{7})", re.I), re.compile(r"(\d{2})(\d{5})(\d{5})"))
"""Forms of Amazon's and eBay's numbers without separators."""
_OWN_SHOP = re.compile(r"#?(\d{3,8})")
_BETWEEN = r"[\s\u00ad\u200b-\u200d\u2010-\u2015\u2212\ufeff-]"
_ANY = re.compile(r"\w+(?:[\s-]+\w+)*")
_LEAST_DIGITS = 6
"""Fewest digits of a number of unknown form; shorter ones are in too many texts."""
_BEGINS, _ENDS = r"(?<!\w)(?<!\d-)", r"(?!\d)(?!-\d)"
_NO_MORE = rf"(?!{_BETWEEN}{{1,3}}\d)"
"""What follows must not continue the number."""
_ORDER = r"\border[ ]?(?:ids?|nos?\.?|numbers?)?[ ]?(?:is|was)?[ ]?:?[ ]?"


@dataclass(frozen=True, slots=True)
class OrderNumber:
    """`part` is in every text that has the number."""

    part: str
    pattern: re.Pattern[str]
    alone: re.Pattern[str]

    def stands_in(self, words: str) -> bool:
        return self.pattern.search(words) is not None

    def is_it(self, words: str) -> bool:
        """Whether these words are the number and nothing else."""
        return self.alone.fullmatch(words.strip()) is not None


def order_number(given: str) -> OrderNumber | None:
    """The number given; None if it can't be recognized in a text."""
    given = given.strip()
    bare = re.sub(_BETWEEN, "", given)
    if found := next(filter(None, (form.fullmatch(bare) for form in _FORMS)), None):
        return _of_parts(found.groups())
    if found := _OWN_SHOP.fullmatch(given):
        number = found[1]
        pattern = re.compile(rf"(?<![\w#&])#{number}(?!\w)|{_ORDER}{number}(?!\w){_NO_MORE}", re.I)
        return OrderNumber(number, pattern, re.compile(rf"#?{number}"))
    if _ANY.fullmatch(given) and sum(c.isdigit() for c in given) >= _LEAST_DIGITS:
        return _of_parts(tuple(re.split(_BETWEEN + "+", given)), _NO_MORE)
    return None


def _of_parts(parts: tuple[str, ...], ends: str = "") -> OrderNumber:
    written = (_BETWEEN + "{0,3}").join(map(re.escape, parts))
    return OrderNumber(parts[-1], re.compile(_BEGINS + written + _ENDS + ends, re.I), re.compile(written, re.I))
