"""Everyday messages and the drafts that come of them, on the shipped policies and without a model."""

import pytest

from tests.dialogues.conftest import Team

REST = "I am also finding out what we can do about the rest of it"


@pytest.mark.deep
@pytest.mark.parametrize(
    ("message", "told", "left_out"),
    [
        (
            "The jug has a dent and I never got the tray.",
            (
                "your order reached you damaged",
                "I am also sorry that the tray is missing",
                "how soon the tray can leave",
            ),
            ("the tray reached",),
        ),
        (
            "The remote doesn't do anything even with new batteries. Its door is cracked.",
            ("the remote has let you down", "You also write: “Its door is cracked.”", REST),
            (),
        ),
        ("The jug came with a dent.", ("the jug reached you damaged",), (REST,)),
        ("Due Monday, arrived today, wrong shade.", ("did not reach you as you placed it",), ("can still be changed",)),
        (
            "The heater worked for a week and now it won't turn on. Could you send a new one?",
            ("has let you down",),
            (),
        ),
        ("One jug is chipped, photo attached.", ("“One jug is chipped.”", "Thank you for the photo."), ("attached.”",)),
        ("Thank you, the rug came today and looks great!", ("Thank you for telling us.",), ("I will", "by Mon")),
    ],
)
async def test_the_draft_says_what_is_so_and_leaves_out_what_is_not(
    staffed: Team, message: str, told: tuple[str, ...], left_out: tuple[str, ...]
) -> None:
    draft = staffed.last(await staffed.draft(message)).plain
    assert "Draft 1" in draft
    assert all(words in draft for words in told), draft
    assert not [words for words in left_out if words in draft], draft


async def test_thanks_alone_are_approved_by_a_teammate(staffed: Team) -> None:
    case = await staffed.draft("Got the rug today, it is gorgeous. Thank you!")
    assert "Thanks or praise" in case.plain and "Invoice" not in case.plain
    await staffed.react("ben", staffed.last(case), "white_check_mark")
    assert staffed.thread(case)[-2].plain.startswith("Hello,")


@pytest.mark.deep
async def test_what_else_they_complain_of_is_a_matter_of_its_own_or_listed(staffed: Team) -> None:
    told = "The drawer won't close and two knobs weren't in the bag. I also need the receipt."
    case = (await staffed.draft(told)).plain
    assert "3 matters" in case and "“The drawer won't close”" in case and "“two knobs weren't in the bag.”" in case
    told = "The cupboard door jams and its glass is scratched, the hinge is loose too. Could I have a receipt?"
    brief = staffed.last(await staffed.draft(told)).plain
    listed = brief.partition("each needs a word: ")[2].partition("*Check first*")[0]
    assert all(f"“{point}" in listed for point in ("The cupboard door jams", "its glass is scratched", "the hinge"))


@pytest.mark.deep
async def test_what_of_theirs_went_back_with_a_return_is_no_ordinary_return(staffed: Team) -> None:
    case = await staffed.draft("I put my own cable in the return box by accident, please mail it back to me.")
    assert "Return within the window" not in case.plain and "Cancel" not in case.plain and "hostile" not in case.plain


async def test_what_never_came_is_no_complaint_about_amazon_unless_it_is_named(staffed: Team) -> None:
    case = await staffed.draft("Item never came, seller not responding, I want my money now.")
    assert "fulfilled by Amazon" not in case.plain
