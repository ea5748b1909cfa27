"""A hard place in a customer's life is heard from who is in it; what is only supposed, or said of goods, is none."""

import pytest

from bot.language.matter.hard_place import Hard, hard_place


@pytest.mark.parametrize(
    ("text", "kind", "whose"),
    [
        ("I am recovering from hip surgery and the recliner came without the remote.", Hard.RECOVERING, ""),
        ("Im 3 weeks out of knee surgery, cant bend down to put this together", Hard.RECOVERING, ""),
        ("since my operation i am not allowed to carry anything", Hard.RECOVERING, ""),
        ("i broke my ankle two weeks ago and can't drive to the ups store", Hard.RECOVERING, ""),
        ("mom just had a stroke and she needs that raised toilet seat", Hard.RECOVERING, "mom"),
        ("I have surgery on Friday and need the pillow before.", Hard.AHEAD, ""),
        ("My daughter has surgery in two weeks", Hard.AHEAD, "daughter"),
        ("We buried my dad last week and the frame for his picture is cracked.", Hard.LOSS, "dad"),
        ("My wife is going through chemo and the blanket hasn't come", Hard.ILL, "wife"),
        ("Our house burned down in the spring, we are starting over", Hard.HOME, ""),
        ("I was laid off last month so every dollar counts", Hard.HOME, ""),
        ("I can't lift the box to take it to the post office", Hard.LIMIT, ""),
    ],
)
def test_who_tells_of_one_is_heard(text: str, kind: Hard, whose: str) -> None:
    found = hard_place(text)
    assert found and (found.kind, found.whose) == (kind, whose)


@pytest.mark.parametrize(
    "text",
    [
        "The surgery lamp doesn't turn on.",
        "The dog died laughing, great toy.",
        "If I had surgery would you take it back?",
        "My grandmother died 20 years ago and had one just like it.",
        "I lost my mother's receipt",
        "Is the cushion good for someone who had hip surgery?",
        "The battery died after two days. My son passed it to me.",
        "I can't stand this company.",
        "The operation of the fan is loud.",
        "My daughter is sick of waiting.",
        "the blind is broken",
    ],
)
def test_what_is_said_of_goods_or_only_supposed_is_none(text: str) -> None:
    assert hard_place(text) is None
