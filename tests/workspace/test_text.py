"""What takes effect in a text, and what stays words."""

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.workspace import Message, Workspace
from bot.workspace.effects import effects
from bot.workspace.page.markup import html_markdown, html_mrkdwn

from .asking import plain, section

SUPPORT = "C0SUPPORT01"
NAMES = {"U0ANARUIZ01": "Ana Ruiz", "C0RETURNS02": "returns"}


async def posted(ws: Workspace, client: AsyncWebClient, **content: object) -> Message:
    await client.chat_postMessage(channel=SUPPORT, **content)  # type: ignore[arg-type]  # whatever a test says
    return ws.messages("#support")[-1]


async def test_mentions_take_effect_in_mrkdwn(ws: Workspace, client: AsyncWebClient) -> None:
    message = await posted(ws, client, text="<@U0ANARUIZ01> <!channel> <!subteam^S0LEADS0001> <#C0RETURNS02>")
    assert message.mentions == {"U0ANARUIZ01", "channel", "S0LEADS0001"}
    assert message.plain == "@Ana Ruiz @channel @support-leads #returns"


async def test_escaped_text_takes_no_effect(ws: Workspace, client: AsyncWebClient) -> None:
    message = await posted(ws, client, text="&lt;@U0ANARUIZ01&gt; &lt;!channel&gt; a &amp; b")
    assert (message.mentions, message.plain) == (set(), "<@U0ANARUIZ01> <!channel> a & b")


async def test_plain_and_rich_text_are_literal(ws: Workspace, client: AsyncWebClient) -> None:
    words = "<!channel> https://x.y"
    rich = {
        "type": "rich_text",
        "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": words}]}],
    }
    message = await posted(ws, client, text="t", blocks=[{"type": "header", "text": plain(words)}, rich])
    assert (message.mentions, message.unfurls) == (set(), [])
    assert message.plain == f"{words}\n{words}"


async def test_rich_text_users_and_markdown_mentions_notify(ws: Workspace, client: AsyncWebClient) -> None:
    user = {"type": "user", "user_id": "U0ANARUIZ01"}
    rich = {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [user]}]}
    message = await posted(
        ws, client, text="t", blocks=[rich, {"type": "markdown", "text": "<!here>"}, section("<!everyone>")]
    )
    assert message.mentions == {"U0ANARUIZ01", "here", "everyone"}


async def test_links_unfurl_unless_told_not_to(ws: Workspace, client: AsyncWebClient) -> None:
    text = "<https://x.y/a|here> and https://x.y/b.png"
    assert (await posted(ws, client, text=text)).unfurls == ["https://x.y/a", "https://x.y/b.png"]
    assert (await posted(ws, client, text=text, unfurl_links=False)).unfurls == ["https://x.y/b.png"]
    assert (await posted(ws, client, text=text, unfurl_links=False, unfurl_media=False)).unfurls == []


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*a* _b_ ~c~ `d<e`", "<strong>a</strong> <em>b</em> <s>c</s> <code>d&lt;e</code>"),
        ("&gt; quoted\nsaid", "<blockquote>quoted<br></blockquote>said"),
        ("<script>alert(1)</script>", "scriptalert(1)/script"),
        ("&lt;script&gt;", "&lt;script&gt;"),
        ("<javascript:alert(1)|click>", "click"),
        ('<https://x.y/"onclick=a|c>', '<a href="https://x.y/&#34;onclick=a" '
         'target="_blank" rel="noopener noreferrer nofollow">c</a>'),
        ("<@U0ANARUIZ01>", '<span class="mention">@Ana Ruiz</span>'),
        ("2*3*4 and snake_case_name", "2*3*4 and snake_case_name"),
    ],
)  # fmt: skip
def test_mrkdwn_becomes_harmless_html(text: str, html: str) -> None:
    assert html_mrkdwn(text, NAMES, "U0BENOKAF02") == html


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("<img src=x onerror=alert(1)>", "<img"),
        ("[x](javascript:alert(1))", "href"),
        ("![x](https://x.y/z.png)", "<img"),
    ],
)
def test_markdown_becomes_harmless_html(text: str, never: str) -> None:
    assert never not in html_markdown(text, NAMES, "U0BENOKAF02")


def test_of_a_verbatim_text_only_what_is_marked_is_a_link() -> None:
    text = "see https://evil.example/pay or <https://ours.example|our page>, says <@U0BENOKAF02>"
    html = html_mrkdwn(text, NAMES, "U0ANARUIZ01", verbatim=True)
    assert html.count("<a ") == 1 and "ours.example" in html and "https://evil.example/pay or" in html
    shown = [{"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True}}]
    assert effects("", shown).links == ("https://ours.example",) and effects("", shown).mentions == {"U0BENOKAF02"}
    assert html_mrkdwn(text, NAMES, "U0ANARUIZ01").count("<a ") == 2
