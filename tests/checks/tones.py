"""What the tone checks find in a text, as the tests compare it."""

from bot.checks.tone import check_tone
from tests.knowledge.small_book import shipped


def tone(text: str, message: str | None = None) -> list[tuple[str, str]]:
    return [(f.rule, f.quote) for f in check_tone(text, shipped().style, message)]
