"""How likely a part of a message is a matter of its own: a logistic regression over what is known about it.

Fitted to 805 pairs of examples, of two situations joined with and without a word, against 1,465 examples of one
situation in several sentences; none were learned from (docs/triage.md).
"""

import math

_SURER, _FURTHER_FROM_MAIN = 0.54, -0.23
"""Weights of the log odds of its situation, and of the main one's share in that."""
_APART, _ADDS, _WORD = 1.15, 0.16, 0.11
_NONE_OF_THEM = -3.4
_LEAST, _MOST, _LEAST_SHARE = 1e-4, 0.999, -7.0
_WORDS = 20
"""More words than these tell no more."""


def own_matter(likelihood: float, of_main: float, text: str, apart: bool, adds: bool) -> float:
    """From 0 to 1. `likelihood` is its own situation's, `of_main` the main one's, both read alone.

    `apart`: one of the two is about no order.
    """
    sure = min(max(likelihood, _LEAST), _MOST)
    share = max(math.log((of_main + 1e-6) / sure), _LEAST_SHARE)
    weight = _NONE_OF_THEM + _SURER * math.log(sure / (1 - sure)) + _FURTHER_FROM_MAIN * share
    weight += _APART * apart + _ADDS * adds + _WORD * min(len(text.split()), _WORDS)
    return 1 / (1 + math.exp(-weight))
