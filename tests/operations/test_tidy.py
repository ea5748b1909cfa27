"""The looks for garbage while the bot serves."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from bot.commands.service.memory import look


class Knot:
    """Held by itself alone, once nobody else holds it."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_a_look_clears_garbage_and_leaves_what_stays_out_of_the_next() -> None:
    kept, gone = Knot(), Knot()
    watched = weakref.ref(gone)
    del gone
    look()
    assert watched() is None
    assert kept.me is kept
    assert not any(found is kept for found in gc.get_objects())


@pytest.mark.deep
def test_a_look_everywhere_clears_what_outlived_another() -> None:
    late = Knot()
    watched = weakref.ref(late)
    look()
    del late
    look()
    assert watched() is not None
    look(everywhere=True)
    assert watched() is None
