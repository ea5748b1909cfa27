"""Letters that people write for digits, by slip or to hide a number: `2O2-555`, `41l1`."""

import re

LETTERS = "OoIl"
_ZEROS = re.compile(r"(?<![^\W_])(?=[Oo]*\d)[\dOo]{2,}(?![^\W_])")
_AS_DIGITS, _AS_ZEROS = str.maketrans(LETTERS, "0011"), str.maketrans("Oo", "00")


def as_digits(words: str) -> str:
    """The words with each such letter as its digit. For what is a number but for them."""
    return words.translate(_AS_DIGITS)


def with_zeros(text: str) -> str:
    """A text of the same length in which words of digits and the letter O are numbers: `O7700 9OO123`."""
    return _ZEROS.sub(lambda m: m[0].translate(_AS_ZEROS), text) if "O" in text or "o" in text else text
