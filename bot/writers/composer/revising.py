"""Changing a composed reply as a person asks: shorter, more formal, without a sentence, with another offer."""

from collections.abc import Iterable
from dataclasses import replace

from bot.domain.case import Fact
from bot.domain.commitments import CommitmentKind, name_of
from bot.domain.phrases import with_article
from bot.domain.redacted import RedactedMatter
from bot.errors import WriterError
from bot.knowledge.replies.sentences import PARAGRAPH, Part, Sentence, without
from bot.knowledge.replies.wishes import (
    Add,
    Decline,
    Formal,
    Friendly,
    Mention,
    Point,
    Remove,
    Say,
    Shorten,
    Wish,
    not_understood,
    points,
)
from bot.knowledge.schema.clauses import Clause
from bot.knowledge.schema.problems import listed
from bot.knowledge.schema.situations import Situation
from bot.knowledge.words.search import words
from bot.knowledge.words.wording import formal, informal
from bot.writers.composer.declining import declined
from bot.writers.composer.matters import compositions, whole
from bot.writers.composer.mentioning import mention, with_sources
from bot.writers.protocol import Assignment

_POINTS_TO = 0.6
"""A sentence is meant if it has this share of the pointer's words."""
_MOST_NAMED = 3
_FILLER = frozenset(words("the a an line sentence part bit about on of with that which where paragraph any mention"))
Text = tuple[Sentence, ...]


def revised(work: Assignment, previous: str, instruction: str) -> tuple[Text, str]:
    """The previous text, changed in every point that can be carried out, and which could not, with why.

    Raises WriterError where none can.
    """
    text = with_sources(whole(work).recognised(previous), work.matter)
    done, undone = list[str](), list[tuple[str, str]]()
    for point in points(instruction):
        try:
            text = _granted(_understood(point, work), text, work)
            done.append(point.words)
        except WriterError as error:
            undone.append((point.words, str(error)))
    if not done:
        raise WriterError(" ".join(dict.fromkeys(why for _, why in undone)))
    return text, _told(done, undone)


def _understood(point: Point, work: Assignment) -> Wish:
    if point.wish is None:
        raise WriterError(not_understood(point.words, offer_names(work.situation, work.clauses)))
    return point.wish


def _told(done: list[str], undone: list[tuple[str, str]]) -> str:
    """Which points were carried out, where some weren't."""
    if not undone:
        return ""
    rest = " ".join(f"Not done: “{words}”. {why}" for words, why in undone)
    return f"Done: {', '.join(f'“{words}”' for words in done)}. {rest}"


def _granted(wish: Wish, text: Text, work: Assignment) -> Text:
    match wish:
        case Shorten():
            return _shortened(text)
        case Formal():
            return _formal(text)
        case Friendly():
            return _informal(text)
        case Remove(words):
            return _removed(text, words)
        case Decline(kind):
            return declined(text, kind)
        case Add(kind):
            return _added(text, kind, work)
        case Say(sentence):
            return _inserted(text, (Sentence(sentence, Part.OWN),))
        case Mention(name):
            return _mentioning(text, name, work)


def _shortened(text: Text) -> Text:
    """Keeps one acknowledgement, two offers, every promise, the next step, and a person's own words."""
    most, seen, dropped = {Part.ACKNOWLEDGE: 1, Part.OFFER: 2}, dict.fromkeys(Part, 0), set()
    for i, sentence in enumerate(text):
        if i and sentence.part is Part.ACKNOWLEDGE and text[i - 1].part not in (Part.ACKNOWLEDGE, Part.GREETING):
            seen = dict.fromkeys(Part, 0)
        seen[sentence.part] += 1
        if seen[sentence.part] > most.get(sentence.part, len(text)) and not sentence.commitments:
            dropped.add(i)
    if not dropped:
        raise WriterError(
            "The offline composer finds nothing to leave out: it keeps the acknowledgement, the offer, the next step, "
            "and what a person wrote. Name a sentence to remove, or edit the text."
        )
    return without(text, dropped)


def _formal(text: Text) -> Text:
    changed = tuple(s if "“" in s.text else replace(s, text=formal(s.text)) for s in text)  # quoted words stay
    if changed == text:
        raise WriterError("The reply holds no contraction or casual greeting. Edit the text, or connect Claude.")
    return changed


def _informal(text: Text) -> Text:
    changed = tuple(s if "“" in s.text else replace(s, text=informal(s.text)) for s in text)
    if changed == text:
        raise WriterError(
            "The greeting and the contractions are friendly already; more is for a person. Edit the text, or add a "
            "warm sentence of yours in quotation marks."
        )
    return changed


def _mentioning(text: Text, name: str, work: Assignment) -> Text:
    if _stem(name.lower().split()[-1]) == "name":
        return _by_name(text, work)
    sentence = mention(name, work.matter, work.situation)
    if any(sentence.text == s.text for s in text):
        raise WriterError(f"The reply says so already: “{sentence.text}”")
    return _inserted(text, (sentence,))


def _by_name(text: Text, work: Assignment) -> Text:
    """With the customer's name in the greeting."""
    name, greeting = work.matter.fact("customer_name"), next((s for s in text if s.part is Part.GREETING), None)
    if not name or greeting is None or name in greeting.text:
        why = "The reply greets them by name already." if name else "Nobody has given the customer's name in this case."
        raise WriterError(f"{why} To change the greeting, edit the text.")
    word = greeting.text.split()[0].strip(",")
    return tuple(replace(s, text=f"{word} {name},") if s is greeting else s for s in text)


def _removed(text: Text, pointer: str) -> Text:
    asked = {_stem(w) for w in words(pointer) if w not in _FILLER}
    scores = [len(asked & {_stem(w) for w in words(s.text)}) / (len(asked) or 1) for s in text]
    best = max(scores, default=0.0)
    if best < _POINTS_TO or scores.count(best) > 1:
        found = "more than one sentence" if best >= _POINTS_TO else "no sentence"
        raise WriterError(f"“{pointer}” points to {found} of the reply. Quote the sentence, or edit the text.")
    return without(text, {scores.index(best)})


def _added(text: Text, kind: CommitmentKind, work: Assignment) -> Text:
    """With a clause of the situation that allows the commitment, and what follows from it."""
    if any(kind in s.commitments for s in text):
        raise WriterError(f"The reply offers {with_article(name_of(kind))} already. Edit the text to change its words.")
    present = {s.clause for s in text}
    for clause in _able(kind, work):
        assumed = _assuming(work, clause)
        offer = compositions(assumed)[0].offer(clause, (kind,))
        if offer and clause.id not in present:
            return _inserted(_following(text, assumed), offer)
    raise WriterError(_not_added(kind, work))


def offer_names(situation: Situation, clauses: Iterable[Clause]) -> list[str]:
    """What can be offered in such a case on one of its clauses, as teammates call it."""
    own = set(situation.own_clauses)
    return sorted({name_of(k) for c in clauses if c.id in own and c.say for k in c.allows})


def _able(kind: CommitmentKind, work: Assignment) -> list[Clause]:
    """The situation's clauses that allow it and aren't ruled out, the most important first."""
    ruled_out = {o.clause for o in work.situation.offer if o.ruled_out(work.matter)}
    held = {c.id: c for c in work.clauses if kind in c.allows and c.say and c.id not in ruled_out}
    return [held[id] for id in work.situation.own_clauses if id in held]


def _assuming(work: Assignment, clause: Clause) -> Assignment:
    """The work as if facts let the situation offer the clause; they are still to be checked."""
    when = next((o.when for o in work.situation.offer if o.clause == clause.id), {})
    assumed = tuple(Fact(key, value) for key, value in when.items() if work.matter.fact(key) is None)
    return replace(work, matter=RedactedMatter(replace(work.matter, facts=(*work.matter.facts, *assumed))))


def _following(text: Text, assumed: Assignment) -> Text:
    """The text without offers that no longer hold, and with the next step that does."""
    ended = {o.clause for o in assumed.situation.offer if o.ruled_out(assumed.matter)}
    kept = without(text, {i for i, s in enumerate(text) if s.part is Part.OFFER and s.clause in ended})
    steps = [i for i, s in enumerate(kept) if s.part is Part.STEP]
    if not steps or assumed.further:
        return kept
    first, *rest = compositions(assumed)[0].step() or (kept[steps[0]],)
    after = kept[steps[-1] + 1 :]
    return (*kept[: steps[0]], replace(first, gap=kept[steps[0]].gap), *rest, *after)


def _not_added(kind: CommitmentKind, work: Assignment) -> str:
    name, able = with_article(name_of(kind)), _able(kind, work)
    if able:
        needed = listed(f"'{f}'" for f in able[0].facts)
        return f"{able[0].id} allows {name}, but its wording needs {needed}, not all known yet. Add it and ask again."
    others = listed([c.id for c in work.clauses if kind in c.allows][:_MOST_NAMED])
    hint = f" In other cases {others} would." if others else ""
    return f"On what is known, no clause of “{work.situation.title}” allows {name}.{hint} Ask a lead, or edit the text."


def _inserted(text: Text, added: Text) -> Text:
    at = next((i for i, s in enumerate(text) if s.part in (Part.STEP, Part.CLOSE)), len(text))
    joins = at > 0 and text[at - 1].part in (Part.OFFER, Part.OWN)
    first = replace(added[0], gap=" " if joins else PARAGRAPH)
    return (*text[:at], first, *(replace(s, gap=" ") for s in added[1:]), *text[at:])


def _stem(word: str) -> str:
    word = word.removesuffix("'s")
    return word[:-1] if len(word) > 3 and word.endswith("s") else word
