"""Work for the offline composer, and what it writes of it."""

from dataclasses import replace
from datetime import date

import pytest

from bot.checks.personal_data.redaction import redact
from bot.domain.case import Fact, Fulfilment, Lane, Matter, Turn, Who
from bot.domain.reply import Brief, Draft
from bot.errors import WriterError
from bot.knowledge.selection import select
from bot.writers.composer.writer import Composer
from bot.writers.protocol import Assignment, RedactedText
from tests.knowledge.small_book import shipped

TODAY = date(2026, 11, 24)
ORDER = "112-1234567-1234567"
KNOWN = {
    "item": "cedar bench",
    "delivered_on": "2026-11-12",
    "estimated_delivery": "2026-11-14",
    "window_closes": "2026-11-10",
    "last_scan": "November 21, Columbus, Ohio: in transit",
    "stock_quantity": "6",
    "part": "the bag of screws",
    "shipping_status": "not_shipped",
    "request": "cancel",
    "free_returns": "no",
    "label_cost": "$8.40",
    "refund_amount": "$51.55",
    "reason_code": "CR-DEFECTIVE",
    "photo_received": "yes",
    "received_on": "2026-11-20",
    "condition_observed": "two of the four candles burned down by half",
    "item_received": "a bench of another make",
    "trace_result": "the carrier could not find the parcel",
    "what_was_done": "on September 2 we sent 12 units (case 8841)",
    "open_duty": "the measurement of the 12 units at your warehouse",
    "claim_deadline": "2026-11-26",
    "photos_taken": "yes",
    "merit": "replace the lid",
}
PARTICULAR = {
    "delivered_not_received_again": {"lead_decision": "replacement"},
    "off_platform_or_warranty": {"request": "warranty"},
}
DRAFTED = [s.id for s in shipped().situations if s.lane is not Lane.PERSON_ONLY]


def a_matter(situation: str, text: str = "", *, before: tuple[Turn, ...] = (), **facts: str) -> Matter:
    examples = shipped().situation(situation).examples or ("I have a question about my order, please.",)
    known = {**KNOWN, **PARTICULAR.get(situation, {}), **facts}
    turns = (*before, Turn(Who.CUSTOMER, text or examples[0]))
    fulfilment = shipped().situation(situation).signals.fulfilment or Fulfilment.SELLER
    return Matter(turns, TODAY, tuple(Fact(k, v) for k, v in known.items()), "amazon.com", fulfilment, ORDER)


def assignment(situation: str, matter: Matter | None = None) -> Assignment:
    redacted, _ = redact(matter or a_matter(situation), "0000")
    found = shipped().situation(situation)
    return Assignment(redacted, found, select(shipped(), redacted, found, 10**6), shipped().version)


async def written(work: Assignment) -> Draft:
    draft = await Composer().draft(work, [])
    assert isinstance(draft, Draft), draft
    return draft


async def declined(work: Assignment) -> Brief:
    brief = await Composer().draft(work, [])
    assert isinstance(brief, Brief), brief.text
    return brief


async def changed(situation: str, wish: str, text: str | None = None) -> Draft:
    work = assignment(situation)
    previous = text or (await written(work)).text
    return await written(replace(work, previous=RedactedText(previous), instruction=RedactedText(wish)))


async def refused(situation: str, wish: str) -> str:
    with pytest.raises(WriterError) as error:
        await changed(situation, wish)
    return str(error.value)
