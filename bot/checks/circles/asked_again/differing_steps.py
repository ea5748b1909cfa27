"""Whether a reply asks for a different step than the customer took, though the words are similar."""

import re

from bot.domain.case import Turn, Who
from bot.domain.ledger import Entry
from bot.language.vocabulary.content import gist, stem_set
from bot.ledger.actions import Step, classes_of, step_of

_OTHER_WAY = frozenset(
    "another other others different new clearer instead also additional second closer too else".split()
)
_SIDES = frozenset("front back rear left right top bottom upper lower inside outside inner outer".split())
_NTH = re.compile(r"\b(?P<which>first|second|third|fourth|fifth|last|next) (?P<what>\w+)", re.IGNORECASE)
_AGAIN = re.compile(
    r"\banother (?:look|try|time|go|attempt|round|check|day|days|hour|hours|moment|week|\d+)\b|\b(?:a )?second"
    r" (?:look|time|try)\b",
    re.I,
)
_ANOTHER = frozenset("another other different new".split())
_AS_WELL = re.compile(r"\b(?:too|as well|also)\b", re.IGNORECASE)
_ONE = re.compile(r"\b(?:that|this|the (?:other|second|third|last)|each|every) one\b", re.IGNORECASE)
_BY = re.compile(
    r"\b(?P<how>with|using|for|from|in|into|on|under)"
    r" (?:the |an? |some |your |my |its )?(?P<what>(?:(?!and\b|but\b|so\b|or\b)[\w-]+ ?){1,3})",
    re.IGNORECASE,
)
_SAME_WAY = frozenset({"for", "with"})
_UNTOLD = stem_set(
    "half quarter one two three four five six seven eight nine ten fifteen twenty thirty minute hour day week month"
    " time second night while moment bit care"
)
_NARROWS = re.compile(r"\b(?:that|which|who)(?:$| (?:you|is|are|was|has|works?|fits?|came|isn't))", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:today|tonight|at (?:\d|noon|one|two|three|four|five|six|seven|eight|nine|ten)\w*)\b", re.I)
"""A wait of some hours for something named."""
_WRONG = re.compile(
    r"(?<!of )\b(?:the|an?|my|your) (?:wrong|incorrect|blurred|blurry|unreadable|expired|incomplete) \w+", re.IGNORECASE
)
"""What they took or gave by mistake."""
_WENT_BACK = re.compile(r"\b(?:back|return\w*)\b", re.IGNORECASE)
_ONLY = re.compile(r"\b(?:only|but|though|although|just|except|half|partly|so far|not yet)\b", re.IGNORECASE)


def differs(words: str, step: Step, entry: Entry, turns: tuple[Turn, ...]) -> bool:
    """Whether it asks for another one, about another thing, or by other means than they spoke of."""
    waits = "wait" in step.actions
    return (
        (waits and bool(_UNTIL.search(words)))
        or (_other_side(words, entry) and not waits)
        or _other_one(words, step, entry, turns)
        or (_other_means(words, entry) and not waits)
        or _too(words, step, entry)
        or _other_in_order(words, entry)
        or _narrower(words, entry, turns)
        or _was_the_wrong_one(words, entry)
    )


def _was_the_wrong_one(words: str, entry: Entry) -> bool:
    """The right size after they ordered the wrong one; but a wrong item that went back is returned."""
    own = bool(_WRONG.search(entry.quote)) and not _WENT_BACK.search(entry.quote)
    return own and not _WRONG.search(words)


def _other_side(words: str, entry: Entry) -> bool:
    sides, had = _words(words) & _SIDES, _words(entry.quote) & _SIDES
    return bool(sides and had and not sides & had)


def _other_in_order(words: str, entry: Entry) -> bool:
    """The second coat after the first."""
    asked, told = ({m["what"].lower(): m["which"].lower() for m in _NTH.finditer(t)} for t in (words, entry.quote))
    return any(what in told and told[what] != which for what, which in asked.items())


def _other_one(words: str, step: Step, entry: Entry, turns: tuple[Turn, ...]) -> bool:
    theirs = " ".join(t.text for t in turns)
    had_another = _ANOTHER if "swap" in entry.actions else frozenset[str]()
    new = (_words(_AGAIN.sub(" again ", words)) & _OTHER_WAY) - _words(f"{theirs} {entry.quote}") - had_another
    return bool(new) and "wait" not in step.actions & entry.actions


def _other_means(words: str, entry: Entry) -> bool:
    """`With alcohol` after a dry cloth; `for the rug` after the lamp."""
    mine, theirs = _means(words), _means(entry.quote)
    return any(how in theirs and not mine[how] & theirs[how] for how in mine)


def _means(words: str) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for m in _BY.finditer(words):
        how = "with" if m["how"].lower() == "using" else m["how"].lower()
        what = gist(m["what"]) - _UNTOLD
        if how in _SAME_WAY and what and not any(c.isdigit() for c in m["what"]):
            meant = frozenset(c for word in what for c in classes_of(word))
            found[how] = found.get(how, frozenset()) | what | meant
    return found


def _too(words: str, step: Step, entry: Entry) -> bool:
    """`That one too`, `the rug as well`: it knows what was done and asks for more."""
    return bool(_AS_WELL.search(words)) and (bool(_ONE.search(words)) or bool(step.terms - entry.terms - {"well"}))


def _narrower(words: str, entry: Entry, turns: tuple[Turn, ...]) -> bool:
    """`A bulb that you know works`, after: `but both are old`."""
    said = turns[entry.turn].text if 0 <= entry.turn < len(turns) and turns[entry.turn].who is Who.CUSTOMER else ""
    at = said.find(entry.quote)
    after = said[at : at + len(entry.quote) + 60].split(".")[0] if at >= 0 else ""
    return bool(_NARROWS.search(words) and _ONLY.search(after)) or bool(step_of(words).terms and _partly(after, words))


def _partly(after: str, words: str) -> bool:
    """`I cleaned only the outside`, while the whole or another part is asked for."""
    return bool(re.search(r"\b(?:only|just)\b", after, re.I)) and bool(
        re.search(r"\b(?:whole|full|fully|all|entire|too|every|both|inside|rest|longer)\b", words, re.I)
    )


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+", text.lower()))
