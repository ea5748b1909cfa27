"""The Web API says no where Slack says no."""

import pytest
from aiohttp import ServerDisconnectedError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.workspace import Down, InstalledApp, Moment, Workspace

from .asking import refusal, refused, section
from .conftest import MANIFEST

SUPPORT, GENERAL, ARCHIVED = "C0SUPPORT01", "C0GENERAL03", "C0OLDSUPP05"


async def test_tokens_decide_who_calls(ws: Workspace, installed: InstalledApp, client: AsyncWebClient) -> None:
    assert await refused(AsyncWebClient(base_url=ws.api_url).auth_test()) == "not_authed"
    assert await refused(AsyncWebClient(token="xoxb-no", base_url=ws.api_url).auth_test()) == "invalid_auth"
    assert await refused(client.apps_connections_open(app_token=installed.bot_token)) == "not_allowed_token_type"
    assert (await client.auth_test())["user_id"] == installed.bot_user_id


async def test_revoked_tokens_and_uninstalled_apps_are_told_so(ws: Workspace, client: AsyncWebClient) -> None:
    ws.revoke_tokens()
    assert await refused(client.auth_test()) == "token_revoked"
    ws.uninstall()
    assert await refused(client.auth_test()) == "account_inactive"


async def test_a_scope_the_manifest_lacks_is_missing(ws: Workspace) -> None:
    scopes = {"scopes": {"bot": ["users:read"]}}
    app = ws.install(MANIFEST | {"oauth_config": scopes})
    client = AsyncWebClient(token=app.bot_token, base_url=ws.api_url)
    answer = await refusal(client.chat_postMessage(channel=SUPPORT, text="x"))
    assert (answer["error"], answer["needed"], answer["provided"]) == ("missing_scope", "chat:write", "users:read")
    assert await refused(client.conversations_history(channel=SUPPORT)) == "missing_scope"


async def test_what_it_does_not_know_it_refuses(client: AsyncWebClient) -> None:
    assert await refused(client.api_call("files.uploadV2")) == "unknown_method"
    answer = await refusal(client.chat_postMessage(channel=SUPPORT, text="x", icon_emoji=":tada:"))
    assert answer["error"] == "invalid_arguments"
    assert "/icon_emoji" in answer["response_metadata"]["messages"][0]


@pytest.mark.parametrize(
    ("channel", "code"),
    [
        (GENERAL, "not_in_channel"),
        ("C0NOWHERE00", "channel_not_found"),
        (ARCHIVED, "is_archived"),
        ("#support", "channel_not_found"),
    ],
)
async def test_posting_where_one_cannot(client: AsyncWebClient, channel: str, code: str) -> None:
    assert await refused(client.chat_postMessage(channel=channel, text="x")) == code


async def test_a_message_needs_words_and_not_too_many(client: AsyncWebClient) -> None:
    assert await refused(client.api_call("chat.postMessage", json={"channel": SUPPORT})) == "no_text"
    assert await refused(client.chat_postMessage(channel=SUPPORT, text="x" * 40_001)) == "msg_too_long"
    posted = await client.chat_postMessage(channel=SUPPORT, text="x" * 40_000)
    assert await refused(client.chat_update(channel=SUPPORT, ts=posted["ts"], text="x" * 4_001)) == "msg_too_long"
    await client.chat_update(channel=SUPPORT, ts=posted["ts"], text="x" * 4_000)


async def test_only_ones_own_messages_change(ws: Workspace, client: AsyncWebClient) -> None:
    theirs = await ws.person("ana").say("#support", "mine")
    assert await refused(client.chat_update(channel=SUPPORT, ts=theirs.ts, text="x")) == "cant_update_message"
    assert await refused(client.chat_delete(channel=SUPPORT, ts=theirs.ts)) == "cant_delete_message"
    assert await refused(client.chat_update(channel=SUPPORT, ts="1.000001", text="x")) == "message_not_found"
    assert await refused(client.chat_delete(channel=SUPPORT, ts="1.000001")) == "message_not_found"


async def test_an_update_with_text_alone_drops_the_blocks(ws: Workspace, client: AsyncWebClient) -> None:
    posted = await client.chat_postMessage(channel=SUPPORT, text="t", blocks=[section("old")])
    await client.chat_update(channel=SUPPORT, ts=posted["ts"], text="new")
    (message,) = ws.messages("#support")
    assert (message.plain, message.blocks) == ("new", [])


async def test_a_deleted_message_is_gone(ws: Workspace, client: AsyncWebClient) -> None:
    posted = await client.chat_postMessage(channel=SUPPORT, text="t")
    await client.chat_delete(channel=SUPPORT, ts=posted["ts"])
    assert ws.messages("#support") == []
    assert await refused(client.chat_update(channel=SUPPORT, ts=posted["ts"], text="x")) == "message_not_found"


async def test_reactions_are_refused_as_slack_does(ws: Workspace, client: AsyncWebClient) -> None:
    message = await ws.person("ana").say("#support", "hello")
    await client.reactions_add(channel=SUPPORT, timestamp=message.ts, name="thumbsup")
    assert message.reactions == {"+1": ["U0LEVELHEAD"]}
    assert await refused(client.reactions_add(channel=SUPPORT, timestamp=message.ts, name="+1")) == "already_reacted"
    assert await refused(client.reactions_add(channel=SUPPORT, timestamp=message.ts, name="nonsuch")) == "invalid_name"
    assert await refused(client.reactions_add(channel=SUPPORT, timestamp="1.000001", name="x")) == "message_not_found"
    message.reactions.update({f"filler{n}": ["U1"] for n in range(22)})
    assert await refused(client.reactions_add(channel=SUPPORT, timestamp=message.ts, name="x")) == "too_many_reactions"


async def test_people_are_described_with_what_decides_their_rights(client: AsyncWebClient) -> None:
    async def of(user: str) -> dict[str, object]:
        return dict((await client.users_info(user=user))["user"])

    assert (await of("U0GILGUES05"))["is_restricted"] is True
    assert (await of("U0XIAOUTS06"))["is_stranger"] is True
    assert (await of("U0XIAOUTS06"))["team_id"] != (await of("U0ANARUIZ01"))["team_id"]
    assert (await of("U0DORAGON07"))["deleted"] is True
    assert (await of("U0OTTOBOT08"))["is_bot"] is True
    assert (await of("U0OMARHAD04"))["is_owner"] is True
    assert await refused(client.users_info(user="U0NOBODY")) == "user_not_found"
    assert (await client.usergroups_users_list(usergroup="S0LEADS0001"))["users"] == ["U0LEALIND03", "U0OMARHAD04"]
    assert len((await client.users_list())["members"]) == 8


async def test_a_direct_conversation_opens_once(client: AsyncWebClient) -> None:
    first = (await client.conversations_open(users="U0ANARUIZ01"))["channel"]["id"]
    assert (await client.conversations_open(users=["U0ANARUIZ01"]))["channel"]["id"] == first
    assert (await client.chat_postMessage(channel="U0ANARUIZ01", text="hi"))["channel"] == first
    assert await refused(client.conversations_open(users="U0NOBODY")) == "user_not_found"
    assert await refused(client.conversations_open(users="U0DORAGON07")) == "user_disabled"


async def test_history_and_replies_carry_metadata_when_asked(ws: Workspace, client: AsyncWebClient) -> None:
    metadata = {"event_type": "draft", "event_payload": {"revision": 1}}
    root = await client.chat_postMessage(channel=SUPPORT, text="root", metadata=metadata)
    await client.chat_postMessage(channel=SUPPORT, text="reply", thread_ts=root["ts"], metadata=metadata)
    (seen,) = (await client.conversations_history(channel=SUPPORT, include_all_metadata=True))["messages"]
    assert (seen["metadata"], seen["reply_count"]) == (metadata, 1)
    (bare,) = (await client.conversations_history(channel=SUPPORT))["messages"]
    assert "metadata" not in bare
    thread = (await client.conversations_replies(channel=SUPPORT, ts=root["ts"], include_all_metadata=True))["messages"]
    assert [message["text"] for message in thread] == ["root", "reply"]
    later = await client.conversations_history(channel=SUPPORT, oldest=root["ts"], inclusive=False)
    assert later["messages"] == []
    wrong = client.chat_postMessage(channel=SUPPORT, text="x", metadata={"event_type": "x"})
    assert await refused(wrong) == "invalid_metadata_format"


async def test_links_and_lists_of_channels(ws: Workspace, client: AsyncWebClient) -> None:
    message = await ws.person("ana").say("#support", "hello")
    link = await client.chat_getPermalink(channel=SUPPORT, message_ts=message.ts)
    assert link["permalink"].endswith(f"/archives/{SUPPORT}/p{message.ts.replace('.', '')}")
    named = {channel["name"]: channel for channel in (await client.conversations_list())["channels"]}
    assert named["shared-carrier"]["is_ext_shared"]
    assert named["general"]["is_member"] is False
    assert (await client.conversations_info(channel=ARCHIVED))["channel"]["is_archived"]


async def test_an_ephemeral_is_seen_by_one(ws: Workspace, client: AsyncWebClient) -> None:
    await client.chat_postEphemeral(channel=SUPPORT, user="U0ANARUIZ01", text="psst")
    assert [whisper.plain for whisper in ws.person("ana").ephemerals("#support")] == ["psst"]
    assert ws.person("ben").ephemerals("#support") == []
    assert ws.messages("#support") == []
    stranger = client.chat_postEphemeral(channel=SUPPORT, user="U0XIAOUTS06", text="psst")
    assert await refused(stranger) == "user_not_in_channel"


async def test_failures_and_cuts_are_made_to_order(ws: Workspace, client: AsyncWebClient) -> None:
    ws.fail("chat.postMessage", error="restricted_action")
    assert await refused(client.chat_postMessage(channel=SUPPORT, text="x")) == "restricted_action"
    ws.drop("chat.postMessage", after=False)
    with pytest.raises(ServerDisconnectedError):
        await client.chat_postMessage(channel=SUPPORT, text="lost")
    ws.drop("chat.postMessage", after=True)
    with pytest.raises(ServerDisconnectedError):
        await client.chat_postMessage(channel=SUPPORT, text="kept")
    assert [message.text for message in ws.messages("#support")] == ["kept"]
    assert [method for method, _, _ in ws.calls] == ["chat.postMessage"] * 2


@pytest.mark.parametrize(("after", "kept"), [(False, []), (True, ["x"])])
async def test_a_page_instead_of_an_answer_says_nothing_of_what_was_taken(
    ws: Workspace, client: AsyncWebClient, after: bool, kept: list[str]
) -> None:
    ws.break_down("chat.postMessage", Down(502, after))
    with pytest.raises(SlackApiError) as failed:
        await client.chat_postMessage(channel=SUPPORT, text="x")
    assert failed.value.response.status_code == 502
    assert [message.text for message in ws.messages("#support")] == kept


@pytest.mark.parametrize(("moment", "kept"), [(Moment.ARRIVED, 0), (Moment.TAKEN, 1)])
async def test_a_caller_that_dies_in_a_call_hears_no_answer(
    ws: Workspace, client: AsyncWebClient, moment: Moment, kept: int
) -> None:
    ws.watch_calls(lambda method, args, now: method == "chat.postMessage" and now is moment)
    with pytest.raises(ServerDisconnectedError):
        await client.chat_postMessage(channel=SUPPORT, text="hello")
    assert len(ws.messages("#support")) == kept


async def test_history_and_threads_come_in_pages(ws: Workspace, client: AsyncWebClient) -> None:
    root = await ws.person("ana").say("#support", "root")
    for number in range(5):
        await ws.person("ana").say("#support", f"reply {number}", thread_ts=root.ts)
    first = await client.conversations_replies(channel=SUPPORT, ts=root.ts, limit=4)
    assert first["has_more"] and [m["text"] for m in first["messages"]] == ["root", "reply 0", "reply 1", "reply 2"]
    cursor = first["response_metadata"]["next_cursor"]
    rest = await client.conversations_replies(channel=SUPPORT, ts=root.ts, limit=4, cursor=cursor)
    assert not rest["has_more"] and [m["text"] for m in rest["messages"]] == ["reply 3", "reply 4"]
    assert "response_metadata" not in rest.data
