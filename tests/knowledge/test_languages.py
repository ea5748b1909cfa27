"""A message in another language is heard by its known words, each where it stands."""

from datetime import date

import pytest

from bot.adapters.language_detection import tell
from bot.domain.case import Fulfilment, Lane, Matter, Triage, Turn, Who
from bot.domain.languages import other
from bot.errors import PolicyError
from bot.knowledge.files import read_book
from bot.knowledge.schema.languages import Glossary, LanguageFile
from tests.knowledge.small_book import ROOT, files, recognition, shipped
from tests.tables import table

TONGUES = table(ROOT / "tests" / "knowledge" / "tongues.yaml")

GLOSSARY = Glossary(
    LanguageFile.model_validate(
        {
            "languages": {
                "de": {"the": ["die", "der"], "lawyer": ["Anwalt"], "my": ["mein"], "is": ["ist"]},
                "fr": {"the": ["la", "le"], "order": ["commande"], "my": ["ma"], "where": ["où"], "is": ["est"]},
            }
        }
    )
)


def test_known_words_become_english_ones_at_their_places() -> None:
    text = "Mein Anwalt ist nicht da, die Sache ruht."
    words = GLOSSARY.words(text)
    assert [w.text for w in words][:3] == ["my", "lawyer", "is"]
    assert [text[w.start : w.end] for w in words][:3] == ["Mein", "Anwalt", "ist"]


def test_english_stays_as_it_is_though_its_words_are_some_of_another_language() -> None:
    text = "Did the lamp die, or is it my fault?"
    assert GLOSSARY.english(text) == text


def test_an_article_written_together_with_its_word_is_no_hindrance() -> None:
    assert "order" in GLOSSARY.english("Où est ma commande ? Je veux annuler l'commande, merci à vous").split()


@pytest.mark.parametrize(
    ("text", "lane"),
    [
        ("Ich habe einen Anwalt eingeschaltet, Sie hören von uns.", Lane.HOSTILE),
        ("Sono dei truffatori! Voglio indietro i miei soldi, vergognatevi, ladri!", Lane.HOSTILE),
        ("El cargador explotó y mi hija está en el hospital.", Lane.PERSON_ONLY),
    ],
)
def test_alarms_are_heard_in_other_languages_and_quoted_as_they_were_written(text: str, lane: Lane) -> None:
    matter = Matter((Turn(Who.CUSTOMER, text),), date(2026, 11, 24), fulfilment=Fulfilment.SELLER)
    found = recognition().triage(matter)
    assert found.lane is lane
    assert found.signals and all(signal in text for signal in found.signals)


@pytest.mark.parametrize("text", TONGUES["foreign"])
def test_a_short_message_in_another_language_is_never_routine(text: str) -> None:
    assert _triaged(text).lane is not Lane.ROUTINE


@pytest.mark.parametrize("text", TONGUES["english"])
def test_foreign_names_and_words_in_an_english_message_make_it_no_foreign_one(text: str) -> None:
    assert other(tell(text)) is None
    assert "nobody has translated" not in _triaged(text).reason


def test_a_message_of_many_known_words_is_read_unless_one_of_its_sentences_is_not() -> None:
    reads = shipped().ears.glossary.reads
    text = "Hola, pedí la lámpara el lunes y el paquete llegó hoy, pero falta el cable. Quiero una foto del envío y mi dinero."
    assert reads(text)
    assert not reads(f"{text} Encima chisporrotea tremendamente cuando oscurece.")
    assert not reads("El jarrón llegó roto.")


def _triaged(text: str) -> Triage:
    turn = Turn(Who.CUSTOMER, text, other(tell(text)))
    return recognition().triage(Matter((turn,), date(2026, 11, 24), fulfilment=Fulfilment.SELLER))


def test_two_files_of_languages_are_one_too_many() -> None:
    twice = {"a.yaml": "languages: {de: {the: [der]}}\n", "b.yaml": "languages: {fr: {the: [le]}}\n"}
    with pytest.raises(PolicyError, match="keep them in one file"):
        read_book({**files(), **twice})
