"""Who wrote what in a pasted conversation; a single message stays one."""

import time

import pytest

from bot.desk.incoming.conversation import conversation_in
from bot.domain.case import Who

NAMES = [
    "Customer: The tray is bent.\nUs: A new one is on its way.\nCustomer: It never came.",
    "Buyer (Nov 3): The tray is bent.\nSeller: A new one is on its way.\nBuyer (Nov 16, 9:12 AM): It never came.",
    "[10:15] Client: The tray is bent.\n[10:17] Agent Ida: A new one is on its way.\n[Nov 16] Client: It never came.",
    "**Customer:** The tray is bent.\n\n**Customer support:** A new one is on its way.\n\n**Customer:** It never came.",
    "2026-11-03 10:15 Customer Jo Lund: The tray is bent.\nSupport wrote: A new one is on its way.\ncustomer: It never came.",
]
MAILS = [
    """It never came.

Sent from my iPhone

On Wed, Nov 4, 2026 at 4:10 PM Ida Moe <ida@shop.example> wrote:

> A new one is on its way.
>
> On Tue, Nov 3, 2026 at 9:02 AM Jo Lund <jo@mail.example> wrote:
>
>> The tray is bent.
""",
    """It never came.

-----Original Message-----
From: Ida Moe <ida@shop.example>
Sent: Wednesday, November 4, 2026 4:10 PM
To: Jo Lund <jo@mail.example>
Subject: RE: tray

A new one is on its way.

From: Jo Lund <jo@mail.example>
Sent: Tuesday, November 3, 2026 9:02 AM
To: help@shop.example
Subject: tray

The tray is bent.
""",
    """From: Jo Lund <jo@mail.example>
Date: Mon, Nov 16, 2026
To: help@shop.example
Subject: RE: tray

It never came.

On Nov 4, 2026, at 4:10 PM, Ida Moe wrote:
A new one is on its way.

On Nov 3, 2026, at 9:02 AM, Jo Lund <jo@mail.example> wrote:
The tray is bent.
""",
    """On Wed, Nov 4, 2026 at 4:10 PM Ida <ida@shop.example> wrote:
> A new one is on its way.
>
> Am Di., 3. Nov. 2026 um 09:02 Uhr schrieb Jo <jo@mail.example>:
> The tray is bent.

It never came.
""",
]
SAID = [(Who.CUSTOMER, "The tray is bent."), (Who.US, "A new one is on its way."), (Who.CUSTOMER, "It never came.")]


@pytest.mark.parametrize("text", [*NAMES, *MAILS])
def test_each_message_is_its_writers(text: str) -> None:
    assert [*conversation_in(text)] == SAID


@pytest.mark.parametrize(
    "text",
    [
        "Where is my order?",
        "Customer service: you are useless. Support: no better. I want my money.",
        "Customer: one\nCustomer: two",
        "Hi,\nCustomer: I was told this\nSupport: by you",
        "On Monday I wrote: where is it? And you: nothing.",
        "Still waiting.\n\nOn Mon, Nov 23, 2026 at 4:10 PM UPS <noreply@ups.com> wrote:\n> Delivered",
        "See below.\n\n---------- Forwarded message ---------\nOn Mon, Nov 2, 2026 Ida <i@shop.example> wrote:\n> Yes",
        "Size: 12\nColor: blue\nCustomer: Jo Lund",
    ],
)
def test_a_single_message_stays_one(text: str) -> None:
    assert conversation_in(text) == ()


def test_what_is_from_a_carrier_is_nobodys_of_the_two() -> None:
    mails = (
        "Never came.\n\nOn Nov 4, 2026, at 4:10 PM, Ida <i@shop.example> wrote:\n> It is with UPS.\n>\n"
        "> On Nov 3, 2026, at 9:02 AM, UPS <noreply@ups.com> wrote:\n>> Delivered"
    )
    assert [who for who, _ in conversation_in(mails)] == [Who.THIRD_PARTY, Who.US, Who.CUSTOMER]


@pytest.mark.parametrize(
    "piece",
    ["On ", "On Mon, Nov 2, 2026\n", "From: a\n", "From: ab\nSent: b\nTo: c\nSubject: d\n", "> ", ">\n", "Customer Ab Cd ",
     "On Mon, Nov 23 a b c wrote\n", "1:2 ", "_", "-", "\n", " "],
)  # fmt: skip
def test_hostile_repetition_costs_little_more_than_its_length(piece: str) -> None:
    def took(characters: int) -> float:
        text, begun = piece * (characters // len(piece)), time.process_time()
        conversation_in(text)
        return time.process_time() - begun

    assert min(took(40_000) for _ in range(3)) < 40 * max(min(took(4_000) for _ in range(3)), 0.001)
