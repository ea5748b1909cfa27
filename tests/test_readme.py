"""The README's diagram is the code's."""

from bot.domain.states import diagram
from bot.settings import PROJECT


def test_the_readme_draws_the_states_of_the_code() -> None:
    assert diagram() in (PROJECT / "README.md").read_text(encoding="utf-8")
