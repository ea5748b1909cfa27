"""Corrections repeated in many cases, whatever they are about: proposed for the prompt of every draft. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from difflib import SequenceMatcher
from statistics import median

from bot.checks.commitments import commitments_in
from bot.desk.learning.repeated import ADVICE, LONGEST, Made, Repeated, Since, has_figures, in_cases_since
from bot.domain.acts import Act
from bot.domain.mistakes import Mistake
from bot.domain.proposals import Aim, Amendment
from bot.language.segmentation.tokens import all_tokens
from bot.store.team.proposals import Correction

SHORTER, KEPT = 0.75, 0.9
"""An edit shortens if it leaves at most the first share of the words, and the second share of them was there before."""
_TEN = 10


def everywhere(
    corrections: Iterable[Correction], found: Iterable[Made], taken: Iterable[str], least: int, since: Since
) -> Iterator[Repeated]:
    """Corrections that no wording and no situation explains. A case in `taken` speaks for none of them."""
    explained, corrected = set(taken), list(corrections)
    for one in (*_said(found, explained, least, since), *_shortened(corrected, explained, least, since)):
        explained |= set(one.cases)
        yield one
    yield from _blamed([c for c in corrected if c.case_id not in explained], least, since)


def _shortened(corrections: Iterable[Correction], taken: set[str], least: int, since: Since) -> Iterator[Repeated]:
    """Drafts from which people only removed words, a quarter or more."""
    key, times, left = "prompt:shorter", dict[str, datetime](), dict[str, int]()
    for one in corrections:
        if one.case_id not in taken and one.act is Act.EDIT and (words := _left(one)):
            times[one.case_id], left[one.case_id] = one.at, words
    cases = in_cases_since(times, since(key))
    if len(cases) >= least:
        about = max(_TEN, round(median(left[case] for case in cases) / _TEN) * _TEN)
        why = f"In {len(cases)} cases the team only took words out of the draft, down to about {about}."
        line = f"Keep the reply to about {about} words, unless each further sentence answers something."
        yield Repeated(key, Amendment(Aim.PROMPT, new=line), why, cases)


def _left(one: Correction) -> int:
    """Words left by an edit that shortens; 0 for another edit."""
    old, new = ([t.word for t in all_tokens(text or "") if t.is_word] for text in (one.before, one.after))
    if not new or len(new) > SHORTER * len(old):
        return 0
    same = sum(m.size for m in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks())
    return len(new) if same >= KEPT * len(new) else 0


def _said(found: Iterable[Made], taken: set[str], least: int, since: Since) -> Iterator[Repeated]:
    """The same sentence added in several situations, unless it promises something."""
    groups: dict[str, list[Made]] = defaultdict(list)
    for one in found:
        if one.change.new and not one.change.old and len(one.change.new) <= LONGEST and one.case_id not in taken:
            groups[" ".join(one.change.new.casefold().split())].append(one)
    for words, group in groups.items():
        new, key = group[-1].change.new, f"prompt:{words}"
        cases = in_cases_since({m.case_id: m.at for m in group}, since(key))
        kinds = {m.change.situation for m in group if m.case_id in cases}
        if len(kinds) > 1 and len(cases) >= least and not commitments_in(new) and not has_figures(new):
            why = f"In {len(cases)} cases of several kinds the team added “{new.rstrip('.')}”."
            yield Repeated(key, Amendment(Aim.PROMPT, new=f"Say, where it fits: {new}"), why, cases, (new,))


def _blamed(corrections: Iterable[Correction], least: int, since: Since) -> Iterator[Repeated]:
    """The same reason of the closed list in several situations. If one situation has enough, its own advice changes."""
    groups: dict[Mistake, list[Correction]] = defaultdict(list)
    for one in corrections:
        if one.mistake is not None and ADVICE.get(one.mistake):
            groups[one.mistake].append(one)
    for mistake, group in groups.items():
        key, said = f"prompt:{mistake}", mistake.label.lower()
        cases = in_cases_since({c.case_id: c.at for c in group}, since(key))
        kinds = {c.situation for c in group if c.case_id in cases}
        if len(kinds) > 1 and len(cases) >= least:
            why = f"In {len(cases)} cases of several kinds the team corrected the draft, and said: {said}."
            yield Repeated(key, Amendment(Aim.PROMPT, new=ADVICE[mistake]), why, cases)
