"""How likely a part of a message is a matter of its own, by what is known of it: a weight for each, added up.

Fitted by logistic regression: 805 pairs of examples, each of two kinds, one behind the other with and without a word
that joins them, against 1,465 examples of one kind in several sentences; none of them learned from (docs/triage.md).
"""

import math

_SURER, _FURTHER_FROM_MAIN = 0.54, -0.23
"""For the logarithm of the odds of its situation, and of the share that the main one has of that."""
_APART, _ADDS, _WORD = 1.15, 0.16, 0.11
_NONE_OF_THEM = -3.4
_LEAST, _MOST, _LEAST_SHARE = 1e-4, 0.999, -7.0
_WORDS = 20
"""So many words tell as much as more do."""


def own_matter(likelihood: float, of_main: float, text: str, apart: bool, adds: bool) -> float:
    """From 0 to 1. `likelihood` is that of its own situation, `of_main` that of the main one, read alone; `apart`: one
    of both is about no order."""
    sure = min(max(likelihood, _LEAST), _MOST)
    share = max(math.log((of_main + 1e-6) / sure), _LEAST_SHARE)
    weight = _NONE_OF_THEM + _SURER * math.log(sure / (1 - sure)) + _FURTHER_FROM_MAIN * share
    weight += _APART * apart + _ADDS * adds + _WORD * min(len(text.split()), _WORDS)
    return 1 / (1 + math.exp(-weight))
