"""Corrections that several cases share, and the change to the policies they suggest. Pure."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from bot.checks.commitments import commitments_in
from bot.desk.learning.text_changes import Change, applied, changes
from bot.desk.parts.written import from_json
from bot.domain.acts import Act
from bot.domain.mistakes import Mistake
from bot.domain.proposals import Aim, Amendment
from bot.domain.reply import SourceKind
from bot.knowledge.amending.wordings import Recogniser, Wording
from bot.knowledge.book import Book
from bot.language.vocabulary.content import gist
from bot.store.team.proposals import Correction

SAME = 0.6
"""Two questions are the same from this share of common telling words."""
LONGEST = 300
"""Characters of the longest text proposed as policy."""
ADVICE = {
    Mistake.TOO_LONG: "Write the answer and the next step, and leave out what goes beyond them.",
    Mistake.TONE: "Take particular care of the tone; say first what is possible, and nothing about the person.",
    Mistake.CIRCLES: "Build on what the customer has done and given already; ask for nothing of it again.",
    Mistake.PROMISES_TOO_MUCH: "Promise only what the cited clause allows; else say what is being checked.",
    Mistake.WRONG_FACT: "State only what a fact of the case gives; else say that it is being checked.",
    Mistake.MISSING: "",
}
"""What a draft is told from then on; empty where only a person can say."""
_OF_CLAUSES = (Mistake.WRONG_POLICY, Mistake.WRONG_FACT)
Gaps = Mapping[str, Mapping[str, datetime]]
Since = Callable[[str], datetime | None]
"""When something with this key was last decided on."""


@dataclass(frozen=True, slots=True)
class Repeated:
    """A change with its cases. `words` are those of people, by case, so that no customer's are among them."""

    key: str
    amendment: Amendment
    why: str
    cases: tuple[str, ...]
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """One change that somebody made in one case; `writer` wrote the draft."""

    change: Change
    case_id: str
    at: datetime
    writer: str | None = None


def made(corrections: Iterable[Correction], known: Recogniser) -> Iterator[Made]:
    """The changes in each edit of a draft by the bot."""
    for one in corrections:
        if one.act is Act.EDIT and one.before and one.after:
            for change in dict.fromkeys(changes(one.before, one.after, one.situation or "", known)):
                yield Made(change, one.case_id, one.at, one.writer)


def rewritten(found: Iterable[Made], least: int, since: Since) -> Iterator[Repeated]:
    """Wordings of the policies that people reworded, one proposal for each."""
    by_wording: dict[Wording, list[Made]] = defaultdict(list)
    for one in found:
        if one.change.wording:
            by_wording[one.change.wording].append(one)
    for wording, several in by_wording.items():
        old = " ".join(wording.text.split())
        key = f"{wording.owner}:{sha256(old.encode()).hexdigest()[:12]}"
        text, cases, said = old, dict[str, None](), list[Change]()
        for change, ids in _repeated(several, least, since(key)):
            if (now := applied(text, change)) is not None:
                text, said = now, [*said, change]
                cases |= dict.fromkeys(ids)
        if text and text != old:
            why = f"In {len(cases)} cases the team {' and '.join(map(_said, said))}."
            amendment = Amendment(Aim.WORDING, wording.owner, old, text)
            yield Repeated(key, amendment, why, tuple(cases), tuple(c.new for c in said))


def phrased(found: Iterable[Made], least: int, since: Since, composer: str) -> Iterator[Repeated]:
    """A model's phrases that people reworded and that no wording has: for the house style.

    The composer's phrases are left out: they come from wordings, perhaps older ones.
    """
    others = [m for m in found if m.change.wording is None and m.change.old and m.writer != composer]
    for change, ids in _each(others, lambda c: f"style:{c.old.casefold()}:{c.new.casefold()}", least, since):
        if _promises(change.old) == _promises(change.new) and not has_figures(change.old + change.new):
            amendment = Amendment(Aim.STYLE, "", change.old.lower(), change.new)
            why = f"In {len(ids)} cases the team {_said(change)}."
            yield Repeated(_style_key(change), amendment, why, ids, (change.old, change.new))


def added(found: Iterable[Made], book: Book, least: int, since: Since, model: bool) -> Iterator[Repeated]:
    """Sentences that people added in the same situation. One that promises something needs a clause, by a person."""
    titles = {s.id: s.title for s in book.situations if s.id != book.fallback}
    several = [m for m in found if not m.change.old and m.change.situation in titles]
    for change, ids in _each(several, _added_key, least, since):
        about = f"situation {change.situation}"
        why = f"In {len(ids)} cases the team {_said(change)}."
        if commitments_in(change.new) or has_figures(change.new):
            amendment = Amendment(Aim.CLAUSE, about, titles[change.situation], change.new)
        else:
            words = f"Say: {change.new}" if model else change.new
            amendment = Amendment(Aim.ADVICE if model else Aim.TELLS, about, "", words)
        yield Repeated(_added_key(change), amendment, why, ids, (change.new,))


def blamed(corrections: Iterable[Correction], book: Book, least: int, since: Since) -> Iterator[Repeated]:
    """The same reason of the closed list, on the same clause or in the same situation."""
    groups: dict[tuple[Mistake, str], dict[str, datetime]] = defaultdict(dict)
    titles = {s.id: s.title for s in book.situations}
    for one in corrections:
        if one.mistake is None:
            continue
        clauses = _clauses_changed(one) if one.mistake in _OF_CLAUSES else ()
        for about in clauses or ((f"situation {one.situation}",) if one.situation in titles else ()):
            groups[one.mistake, about][one.case_id] = one.at
    for (mistake, about), times in groups.items():
        key = f"{mistake}:{about}"
        ids = in_cases_since(times, since(key))
        kind, _, name = about.partition(" ")
        if len(ids) < least or (kind == "situation" and mistake not in ADVICE):
            continue
        label, named = mistake.label.lower(), name if kind == "clause" else f"“{titles[name]}”"
        why = f"In {len(ids)} cases the team corrected drafts on {named}, and said: {label}."
        aim, new = (Aim.CONFIRM, "") if kind == "clause" else (Aim.ADVICE, ADVICE[mistake])
        yield Repeated(key, Amendment(aim, about, "", new), why, ids)


def without_clause(gaps: Gaps, book: Book, least: int, since: Since) -> Iterator[Repeated]:
    """Situations in which case after case finds no clause that answers. `gaps` are the cases by situation."""
    titles = {s.id: s.title for s in book.situations if s.id != book.fallback}
    for situation, times in gaps.items():
        key = f"clause:{situation}"
        ids = in_cases_since(times, since(key))
        if situation in titles and len(ids) >= least:
            why = f"In {len(ids)} cases of “{titles[situation]}” no clause was found that answers the customer."
            amendment = Amendment(Aim.CLAUSE, f"situation {situation}", titles[situation], "")
            yield Repeated(key, amendment, why, ids)


def asked(questions: Iterable[tuple[datetime, str]], least: int, since: Since) -> Iterator[Repeated]:
    """Unanswered questions of the team that ask the same. Their words don't become the rule."""
    groups: list[tuple[frozenset[str], dict[str, datetime]]] = []
    for at, text in questions:
        mine = gist(text)
        near = next((times for said, times in groups if len(mine & said) >= SAME * len(mine | said)), None)
        if near is None:
            groups.append((mine, {f"{at:%Y-%m-%d %H:%M:%S} {text}": at}))
        else:
            near[f"{at:%Y-%m-%d %H:%M:%S} {text}"] = at
    for said, times in groups:
        key = f"asked:{' '.join(sorted(said))}"
        again = in_cases_since(times, since(key))
        if len(again) >= least:
            why = f"Asked {len(again)} times and not answered, the last time as “{again[0][20:]}”."
            yield Repeated(key, Amendment(Aim.CLAUSE), why, ())


def _clauses_changed(one: Correction) -> tuple[str, ...]:
    """The clauses cited by passages that the edit removed or changed."""
    if one.act is not Act.EDIT or not one.after:
        return ()
    gone = (p for p in from_json(one.body).passages if p.citations and " ".join(p.text.split()) not in _line(one.after))
    cited = (c.source for p in gone for c in p.citations)
    return tuple(dict.fromkeys(f"clause {s.id}" for s in cited if s.kind is SourceKind.CLAUSE))


def _line(text: str) -> str:
    return " ".join(text.split())


def _repeated(found: Iterable[Made], least: int, since: datetime | None) -> Iterator[tuple[Change, tuple[str, ...]]]:
    yield from _each(found, lambda c: f"{c.old}\n{c.new}", least, lambda _: since)


def _each(
    found: Iterable[Made], key: Callable[[Change], str], least: int, since: Since
) -> Iterator[tuple[Change, tuple[str, ...]]]:
    """Changes made in at least `least` cases since they were last decided on, the most frequent first."""
    groups: dict[str, list[Made]] = defaultdict(list)
    for one in found:
        if max(len(one.change.old), len(one.change.new)) <= LONGEST:
            groups[key(one.change)].append(one)
    counted = [(g[-1].change, in_cases_since({m.case_id: m.at for m in g}, since(name))) for name, g in groups.items()]
    yield from sorted(((c, ids) for c, ids in counted if len(ids) >= least), key=lambda item: -len(item[1]))


def in_cases_since(times: Mapping[str, datetime], since: datetime | None) -> tuple[str, ...]:
    """The cases corrected after `since`, or all of them."""
    return tuple(case for case, at in times.items() if since is None or at > since)


def _style_key(change: Change) -> str:
    return f"style:{change.old.casefold()}:{change.new.casefold()}"


def _added_key(change: Change) -> str:
    return f"added:{change.situation}:{' '.join(change.new.casefold().split())}"


def _said(change: Change) -> str:
    old, new = change.old.rstrip("."), change.new.rstrip(".")
    if not new:
        return f"took out “{old}”"
    return f"wrote “{new}” instead of “{old}”" if old else f"added “{new}”"


def _promises(text: str) -> frozenset[str]:
    return frozenset(c.kind for c in commitments_in(text))


def has_figures(text: str) -> bool:
    """Whether it has a number in digits."""
    return any(c.isdigit() for c in text)


def allowed(found: Repeated, book: Book) -> bool:
    """Whether a new wording promises no more than the old one or its clause, and adds no figure."""
    change = found.amendment
    if change.aim is not Aim.WORDING:
        return True
    clause = book.clauses.get(change.id) if change.about.startswith("clause ") else None
    rests_on = f"{change.old} {clause.text if clause else ''}"
    more = _promises(change.new) - _promises(change.old) - set(clause.allows if clause else ())
    return not more and not _figures(change.new) - _figures(rests_on)


def _figures(text: str) -> frozenset[str]:
    return frozenset(word.strip(".,;:!?()$") for word in text.split() if has_figures(word))


def with_cases(found: Repeated, cases: tuple[str, ...]) -> Repeated:
    """The same, resting on fewer cases."""
    why = found.why.replace(f"In {len(found.cases)} cases", f"In {len(cases)} cases", 1)
    return replace(found, cases=cases, why=why)
