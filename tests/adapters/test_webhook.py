"""What the webhook makes of each answer: only what was taken counts as delivered."""

from datetime import UTC, datetime

import pytest

from bot.adapters.webhook import Webhook
from bot.desk.parts.ports import Parcel, PostLater, PostRefused, PostUnsure
from bot.domain.clock import FixedClock
from tests.fakes.receiver import CUT, SECRET, Receiver, receiving

PARCEL = Parcel("LH-1", "LH-1.1", None, "We ship to Hawaiʻi.")


async def carried(receiver: Receiver) -> None:
    await Webhook(receiver.url, SECRET, FixedClock(datetime.now(UTC))).carry(PARCEL, "LH-1.1:deliver")


async def seconds_until_again(receiver: Receiver) -> float:
    with pytest.raises(PostLater) as later:
        await carried(receiver)
    return later.value.seconds


@pytest.mark.parametrize("status", [200, 202, 204, 299])
async def test_what_is_taken_is_delivered_in_its_own_words(status: int) -> None:
    async with receiving() as receiver:
        receiver.answers = [204, status]
        await carried(receiver)
        await carried(receiver)
        assert receiver.taken["LH-1.1:deliver"]["text"] == PARCEL.text and len(receiver.heard) == 2


async def test_where_nobody_listens_it_is_not_delivered_and_tried_again() -> None:
    async with receiving() as receiver:
        pass
    assert await seconds_until_again(receiver) > 0


@pytest.mark.parametrize("status", [408, 425, 429, 500, 503])
async def test_whoever_is_busy_is_asked_again(status: int) -> None:
    async with receiving() as receiver:
        receiver.answers = [status]
        assert await seconds_until_again(receiver) > 0 and receiver.taken == {}


async def test_whoever_says_when_is_asked_again_then() -> None:
    async with receiving() as receiver:
        receiver.answers, receiver.asks = [429], "77"
        assert await seconds_until_again(receiver) == 77


@pytest.mark.parametrize("status", [0, CUT])
async def test_where_the_answer_is_lost_nobody_knows(status: int) -> None:
    async with receiving() as receiver:
        receiver.answers = [status]
        with pytest.raises(PostUnsure):
            await carried(receiver)


@pytest.mark.parametrize("status", [300, 301, 308, 400, 401, 404, 410, 499])
async def test_what_is_refused_is_for_a_person(status: int) -> None:
    async with receiving() as receiver:
        receiver.answers = [status]
        with pytest.raises(PostRefused, match=f"status {status}"):
            await carried(receiver)
        assert len(receiver.heard) == 1
