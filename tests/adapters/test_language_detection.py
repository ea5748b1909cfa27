"""In which language a text is: told where it is sure, and never guessed."""

import pytest

from bot.adapters.language_detection import tell


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ich habe vor zwei Wochen eine Kaffeemühle bestellt und nichts gehört.", "de"),
        ("Retoure ist seit Montag bei Ihnen, wo bleibt die Erstattung", "de"),
        ("Gracias pero sigo sin recibir respuesta.", "es"),
        ("J'attends mon remboursement depuis dix jours, que se passe-t-il ?", "fr"),
        ("Il corriere dice consegnato ma non ho ricevuto niente.", "it"),
        ("Kunt u mij vertellen wanneer het pakket aankomt?", "nl"),
        ("Kiedy dostanę zwrot pieniędzy?", "pl"),
        ("När kommer min beställning?", "sv"),
        ("注文をキャンセルしたいです。", "ja"),
        ("Package says delivered but its not here", "en"),
        ("pls cancel order 114-3941689-8772232 thx", "en"),
        ("Hi team, GUTEN TAG sent us the wrong doormat; can you exchange it?", "en"),
        ("ok danke", None),
        ("Refund?", None),
        ("1Z999AA10123456784 114-3941689-8772232", None),
        ("", None),
    ],
)
def test_the_language_of_a_text(text: str, language: str | None) -> None:
    assert tell(text) == language


def test_a_very_long_text_is_told_by_its_beginning() -> None:
    assert tell("Wo bleibt mein Paket, bitte? " * 20_000) == "de"
