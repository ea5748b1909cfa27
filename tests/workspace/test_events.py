"""Which events an app hears, and how often."""

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.workspace import Workspace
from tests.manual_clock import ManualClock

from .conftest import MANIFEST, Bot

SUPPORT = "C0SUPPORT01"


@pytest.fixture
def listening(bot: Bot) -> Bot:
    heard = ("reaction_added", "reaction_removed", "app_home_opened", "channel_archive", "channel_unarchive")
    for kind in (*heard, "member_joined_channel", "tokens_revoked"):
        bot.app.event(kind)(_hear)
    return bot


async def _hear() -> None: ...


async def test_a_mention_is_told_twice(ws: Workspace, listening: Bot) -> None:
    await ws.person("ana").say("#support", "@Levelhead help")
    await ws.settled()
    (message,), (mention,) = listening.events("message"), listening.events("app_mention")
    assert message["text"] == mention["text"] == "<@U0LEVELHEAD> help"
    assert message["channel_type"] == "channel" and "channel_type" not in mention


async def test_a_reply_and_a_mention_in_it_name_whoever_wrote_the_message_above(
    ws: Workspace, listening: Bot, client: AsyncWebClient
) -> None:
    ours = await client.chat_postMessage(channel=SUPPORT, text="hello")
    await ws.person("ana").say("#support", "@Levelhead help", thread_ts=ours["ts"])
    await ws.settled()
    (root, message), (mention,) = listening.events("message"), listening.events("app_mention")
    assert message["parent_user_id"] == mention["parent_user_id"] == root["user"] == "U0LEVELHEAD"
    assert message["thread_ts"] == mention["thread_ts"] == root["ts"] and "parent_user_id" not in root


async def test_an_event_says_where_it_comes_from(ws: Workspace, listening: Bot) -> None:
    await ws.person("xia").say("#shared-carrier", "hello")
    await ws.settled()
    body = listening.heard[-1]
    assert body["is_ext_shared_channel"] is True
    assert body["event"]["team"] == "T0CARRIER9"
    assert body["authorizations"][0]["user_id"] == "U0LEVELHEAD"
    assert {"team_id", "api_app_id", "event_id", "event_time", "event_context"} <= body.keys()


async def test_reactions_have_no_team_and_their_removal_is_its_own_event(ws: Workspace, listening: Bot) -> None:
    ana, ben = ws.person("ana"), ws.person("ben")
    message = await ben.say("#support", "hello")
    await ana.react(message, "thumbsup::skin-tone-3")
    await ana.unreact(message, "thumbsup::skin-tone-3")
    await ws.settled()
    (added,), (removed,) = listening.events("reaction_added"), listening.events("reaction_removed")
    assert added["reaction"] == removed["reaction"] == "+1::skin-tone-3"
    assert (added["user"], added["item_user"], added["item"]["ts"]) == (ana.id, ben.id, message.ts)
    assert "team" not in added
    assert message.reactions == {}


async def test_events_can_arrive_the_latest_first_with_the_times_they_happened_at(
    ws: Workspace, listening: Bot
) -> None:
    ana = ws.person("ana")
    message = await ana.say("#support", "hello")
    await ws.settled()
    async with ws.latest_first():
        await ana.react(message, "eyes")
        await ana.unreact(message, "eyes")
        assert not listening.events("reaction_added")
    removed, added = [body["event"] for body in listening.heard[-2:]]
    assert (removed["type"], added["type"]) == ("reaction_removed", "reaction_added")
    assert float(added["event_ts"]) < float(removed["event_ts"])


async def test_edits_and_deletions_are_messages_about_messages(ws: Workspace, listening: Bot) -> None:
    ana = ws.person("ana")
    message = await ana.say("#support", "one")
    await ana.edit(message, "two")
    await ana.delete(message)
    await ws.settled()
    _, changed, deleted = listening.events("message")
    assert (changed["subtype"], changed["message"]["text"], changed["previous_message"]["text"]) == (
        "message_changed",
        "two",
        "one",
    )
    assert (deleted["subtype"], deleted["deleted_ts"]) == ("message_deleted", message.ts)


async def test_a_deleted_root_with_replies_leaves_a_tombstone(ws: Workspace, listening: Bot) -> None:
    ana = ws.person("ana")
    root = await ana.say("#support", "root")
    await ana.say("#support", "reply", thread_ts=root.ts)
    await ana.delete(root)
    await ws.settled()
    last = listening.events("message")[-1]
    assert (last["subtype"], last["message"]["subtype"]) == ("message_changed", "tombstone")


async def test_bots_are_marked_as_bots(ws: Workspace, listening: Bot, client: AsyncWebClient) -> None:
    await client.chat_postMessage(channel=SUPPORT, text="own")
    await ws.person("otto").say("#support", "another's")
    await ws.settled()
    own, other = listening.events("message")
    assert (own["bot_id"], own["user"]) == ("B0LEVELHEAD", "U0LEVELHEAD")
    assert (other["subtype"], "user" in other) == ("bot_message", False)


async def test_only_what_is_subscribed_and_allowed_and_where_the_bot_is(ws: Workspace, listening: Bot) -> None:
    ana = ws.person("ana")
    await ana.say("#general", "the bot isn't here")
    await ws.settled()
    assert listening.heard == []
    fewer = {"scopes": {"bot": ["channels:history"]}}
    ws.install(MANIFEST | {"oauth_config": fewer})
    message = await ana.say("#support", "heard")
    await ana.react(message, "eyes")
    assert ws._deliveries.last is not None and ws._deliveries.last[1]["event"]["type"] == "message"


async def test_the_home_the_archive_and_the_end_are_told(ws: Workspace, listening: Bot) -> None:
    ana = ws.person("ana")
    await ana.open_home("messages")
    await ana.say(await ana.dm(), "hello")
    await ana.archive("#returns")
    await ws.settled()
    assert listening.events("app_home_opened")[0]["tab"] == "messages"
    assert listening.events("message")[0]["channel_type"] == "im"
    assert listening.events("channel_archive")[0]["channel"] == "C0RETURNS02"


async def test_an_unarchived_channel_is_told_and_one_the_bot_was_taken_out_of_is_silent(
    ws: Workspace, listening: Bot, client: AsyncWebClient
) -> None:
    ana = ws.person("ana")
    await ana.archive("#returns")
    await ana.unarchive("#returns")
    await ws.settled()
    assert listening.events("channel_unarchive")[0]["channel"] == "C0RETURNS02"
    await ana.remove_app("#returns")
    await ana.say("#returns", "Is anybody there?")
    await ws.settled()
    assert not [e for e in listening.events("message") if "anybody" in e.get("text", "")]
    with pytest.raises(SlackApiError, match="not_in_channel"):
        await client.chat_postMessage(channel="C0RETURNS02", text="Yes")
    await ana.invite("#returns")
    await ws.settled()
    assert listening.events("member_joined_channel")[-1]["channel"] == "C0RETURNS02"


async def test_an_event_nobody_acknowledges_comes_four_times(ws: Workspace, bot: Bot, clock: ManualClock) -> None:
    """At first, at once, after a minute, after five more: the same event_id, counted."""
    await ws.person("ana").open_home()
    await bot.hears()
    for pause in (3, 3 + 60, 3 + 300):
        clock.advance(3)
        if pause > 3:
            await ws.settled()
            clock.advance(pause - 3)
        await bot.hears()
    clock.advance(3)
    await ws.settled()
    assert len({body["event_id"] for body in bot.heard}) == 1
    assert len(bot.heard) == 4


async def test_redelivery_repeats_the_last_event(ws: Workspace, listening: Bot) -> None:
    await ws.person("ana").say("#support", "once")
    await ws.redeliver(times=2)
    await ws.redeliver(same_id=False)
    ids = [body["event_id"] for body in listening.heard]
    assert len(ids) == 4 and len(set(ids)) == 2


async def test_revocation_is_told(ws: Workspace, listening: Bot) -> None:
    await ws.person("ana").say("#support", "so that the app knows itself")
    await ws.settled()
    ws.revoke_tokens()
    assert ws._deliveries.last is not None
    event: dict[str, Any] = ws._deliveries.last[1]["event"]
    assert event == {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": ["U0LEVELHEAD"]}}


async def test_blocks_of_a_person_hold_the_literal_words(ws: Workspace, listening: Bot) -> None:
    await ws.person("ana").say("#support", "> quoted <b>\nand & said")
    await ws.settled()
    (message,) = listening.events("message")
    assert message["text"] == "&gt; quoted &lt;b&gt;\nand &amp; said"
    quote, said = message["blocks"][0]["elements"]
    assert (quote["type"], quote["elements"][0]["text"]) == ("rich_text_quote", "quoted <b>")
    assert said["elements"][0]["text"] == "and & said"
