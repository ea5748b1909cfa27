"""Which remedy a customer wants: read only where they want it in so many words."""

import pytest

from bot.knowledge.replies.remedy import EITHER, REFUND, REPLACEMENT, remedy_wanted


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("I don't want to try anything else, I want it replaced.", REPLACEMENT),
        ("Could you swap it?", REPLACEMENT),
        ("Please exchange this one.", REPLACEMENT),
        ("I'd like it refunded.", REFUND),
        ("Could we get a refund, please?", REFUND),
        ("Could you refund me today?", REFUND),
        ("Can we get our money back?", REFUND),
        ("When can I get my money back?", None),
        ("I want a full refund and I'm not paying for postage.", REFUND),
        ("I want my money back, and I don\u2019t want to pay the return shipping!", REFUND),
        ("Please send a new one and don't charge me again.", REPLACEMENT),
        ("I want a refund of the shipping and I won't pay again.", None),
        ("I don't want a refund and I'm not paying for postage.", None),
        ("No use mailing a third, I want my money back.", REFUND),
        ("I don't want a voucher, I want a refund.", REFUND),
        ("I'd take a refund or an exchange.", EITHER),
        ("We'd have it swapped or our 40 euros back, as you like.", EITHER),
        ("I want this one replaced or refunded.", EITHER),
        ("I want my $19.50 back or a new one.", EITHER),
        ("I would rather have a refund than a new one.", REFUND),
        ("prefer my money back to another one", REFUND),
        ("Rather a replacement than a refund.", REPLACEMENT),
        ("I'd prefer a new one over a refund.", REPLACEMENT),
        ("A refund rather than a replacement please", REFUND),
        ("id rather get my money back than wait for a new one", REFUND),
        ("Would prefer a refund to a replacement.", REFUND),
        ("I don't want another one, just my money.", REFUND),
        ("want money back not another one", REFUND),
        ("I'd rather you sent a new one than refund me.", REPLACEMENT),
        ("I got a replacement rather than a refund.", None),
        ("You sent a refund instead of a replacement.", None),
        ("I'd rather have neither a refund nor a new one.", None),
        ("I'd rather keep it than get a refund.", None),
        ("I'd rather not have a new one.", None),
        ("He would rather have a new one than a refund.", None),
        ("Why did I get my money back rather than a new one?", None),
        ("Please don't replace it.", None),
        ("I would not take a new one.", None),
        ("If it can't be mended I want a refund.", None),
        ("Can you replace the cable?", None),
        ("My wife wants a new one.", None),
    ],
)
def test_a_remedy_is_wanted_only_where_they_say_so(said: str, wanted: str | None) -> None:
    found = remedy_wanted(said)
    assert (found and found[0]) == wanted


def test_a_sum_that_is_wanted_back_is_a_refund() -> None:
    for said in ("I'd like my £45 back on my card.", "It rattles. I want my 30 euros back please"):
        found = remedy_wanted(said)
        assert found and found[0] == REFUND
    assert remedy_wanted("I'd like my £5 back for the postage of the parcel") is None
