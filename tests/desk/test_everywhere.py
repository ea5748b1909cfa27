"""What is corrected whatever a case is about, and the line of every draft's prompt that it speaks for."""

from datetime import UTC, datetime, timedelta

from bot.desk.learning import repeated
from bot.desk.learning.everywhere import everywhere
from bot.desk.learning.repeated import Repeated
from bot.domain.acts import Act
from bot.domain.mistakes import Mistake
from bot.domain.proposals import Aim
from bot.knowledge.amending.wordings import Recogniser
from bot.store.team.proposals import Correction

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
KINDS = ("late_parcel", "wrong_size", "missing_part")
LONG = "I have looked into the matter of the lamp. " * 3 + "The lamp is on its way. You will have it on Monday."
SHORT = "The lamp is on its way. You will have it on Monday."


def corrected(
    *texts: tuple[str, str], mistake: Mistake | None = None, kinds: tuple[str, ...] = KINDS, act: Act = Act.EDIT
) -> list[Correction]:
    """Each in a case of its own, one situation after the other."""
    return [
        Correction(f"C-{n}", NOON + timedelta(minutes=n), act, mistake, kinds[n % len(kinds)], a, b, None, "a model")
        for n, (a, b) in enumerate(texts)
    ]


def found(corrections: list[Correction], taken: tuple[str, ...] = (), since: datetime | None = None) -> list[Repeated]:
    made = repeated.made(corrections, Recogniser(()))
    return list(everywhere(corrections, made, taken, 3, lambda key: since))


def test_a_reason_said_in_several_situations_becomes_a_line_for_every_draft() -> None:
    same = [(SHORT, f"{SHORT} It is lamp {name}.") for name in ("one", "two", "three")]
    (one,) = found(corrected(*same, mistake=Mistake.TONE))
    assert one.amendment.aim is Aim.PROMPT and "tone" in one.amendment.new and not one.amendment.about
    assert one.cases == ("C-0", "C-1", "C-2") and "3 cases of several kinds" in one.why
    assert found(corrected(*same, mistake=Mistake.TONE, kinds=KINDS[:1])) == [], "its situation's advice is for that"
    assert found(corrected(*same, mistake=Mistake.TONE), taken=("C-1",)) == []
    assert found(corrected(*same, mistake=Mistake.TONE), since=NOON) == []
    assert found(corrected(*same, mistake=Mistake.OTHER)) == [], "no line says what to do about it"


def test_drafts_that_are_only_cut_become_a_length_and_rewritten_ones_do_not() -> None:
    (one,) = found(corrected(*[(LONG, SHORT)] * 3, mistake=Mistake.TOO_LONG, kinds=KINDS[:1]))
    assert one.amendment.new.startswith("Keep the reply to about 10 words")
    assert found(corrected(*[(LONG, f"Other words stand here {when}.") for when in ("now", "then", "today")])) == []
    assert found(corrected(*[(LONG, LONG.replace("I have looked into the matter of the lamp. ", "", 1))] * 3)) == []


def test_a_sentence_added_in_several_situations_is_said_in_every_draft_unless_it_promises() -> None:
    thanks = [(SHORT, f"{SHORT} Photographs help us to see what happened.")] * 3
    (one,) = found(corrected(*thanks))
    assert one.amendment.new == "Say, where it fits: Photographs help us to see what happened."
    assert one.words == ("Photographs help us to see what happened.",)
    assert found(corrected(*[(SHORT, f"{SHORT} We will refund the full price.")] * 3)) == []
    assert found(corrected(*[(SHORT, f"{SHORT} It has 4 screws.")] * 3)) == []
