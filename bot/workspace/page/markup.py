"""mrkdwn and markdown as HTML; what isn't markup is escaped."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markupsafe import Markup, escape

from .. import emoji
from ..blocks.plain import control_words, dated, unescape

Names = Mapping[str, str]
SAFE_LINK = re.compile(r"^(https?://|mailto:)", re.IGNORECASE)
CODE = re.compile(r"```\n?(?P<block>.+?)```|`(?P<code>[^`\n]+)`", re.DOTALL)
INLINE = re.compile(
    r"<(?P<control>[^<>\n]+)>|:(?P<emoji>[a-z0-9_+-]+):|(?P<url>https?://[^\s<>|)]+)"
    r"|(?<![\w*])\*(?P<bold>[^\s*](?:[^*\n]*[^\s*])?)\*(?![\w*])"
    r"|(?<![\w_])_(?P<italic>[^\s_](?:[^_\n]*[^\s_])?)_(?![\w_])"
    r"|(?<![\w~])~(?P<strike>[^\s~](?:[^~\n]*[^\s~])?)~(?![\w~])"
)
TAGS = {"bold": "strong", "italic": "em", "strike": "s"}


def html_mrkdwn(text: str, names: Names, me: str, verbatim: bool = False) -> Markup:
    """Quoted lines become a quote; the rest keeps its line breaks. Of a verbatim text no bare address is a link."""
    html, quoted = Markup(), False
    lines = _outside_code(text)
    for line in lines:
        is_quote = line.startswith(("&gt; ", "> "))
        if is_quote and not quoted:
            html += Markup("<blockquote>")
        elif quoted and not is_quote:
            html += Markup("</blockquote>")
        quoted = is_quote
        words = line.split(" ", 1)[1] if is_quote else line
        html += _line(words, names, me, verbatim) + Markup("<br>")
    html += Markup("</blockquote>") if quoted else Markup()
    return Markup(re.sub(r"<br>(</blockquote>)?$", r"\1", str(html)))


def _outside_code(text: str) -> list[str]:
    """Lines, a code block being one of them."""
    parts = re.split(r"(```.+?```)", text, flags=re.DOTALL)
    return [line for part in parts for line in ([part] if part.startswith("```") else part.split("\n")) if line or part]


def _line(text: str, names: Names, me: str, verbatim: bool) -> Markup:
    html, last = Markup(), 0
    for match in CODE.finditer(text):
        html += _inline(text[last : match.start()], names, me, verbatim)
        tag, words = ("pre", match["block"]) if match["block"] else ("code", match["code"])
        html += Markup("<{0}>{1}</{0}>").format(Markup(tag), unescape(words))
        last = match.end()
    return html + _inline(text[last:], names, me, verbatim)


def _inline(text: str, names: Names, me: str, verbatim: bool) -> Markup:
    html, last = Markup(), 0
    for match in INLINE.finditer(text):
        html += escape(unescape(text[last : match.start()])) + _piece(match, names, me, verbatim)
        last = match.end()
    return html + escape(unescape(text[last:]))


def _piece(match: re.Match[str], names: Names, me: str, verbatim: bool) -> Markup:
    if match["control"]:
        return control(match["control"], names, me)
    if match["emoji"]:
        return face(match["emoji"])
    if match["url"]:
        url = unescape(match["url"])
        return escape(url) if verbatim else link(url, url)
    style = next(name for name in TAGS if match[name])
    return Markup("<{0}>{1}</{0}>").format(Markup(TAGS[style]), _inline(match[style], names, me, verbatim))


def face(name: str) -> Markup:
    """An emoji as a picture, a letter, or its name."""
    letter = emoji.character(name) or f":{name}:"
    if picture := emoji.picture(name):
        return Markup('<img class="emoji" src="{}" alt="{}" title=":{}:">').format(picture, letter, name)
    return escape(letter)


def control(body: str, names: Names, me: str) -> Markup:
    """`<@U1>`, `<!channel>`, `<#C1>` and links."""
    words = unescape(control_words(body, names))
    if body.startswith("!date^"):
        return Markup("<time>{}</time>").format(dated(body.partition("|")[0], datetime.now(UTC).date()) or words)
    if body[0] in "@!#":
        mine = " me" if body.startswith((f"@{me}", "!")) else ""
        return Markup('<span class="mention{}">{}</span>').format(mine, words)
    return link(unescape(body.partition("|")[0]), words)


def link(url: str, words: str) -> Markup:
    """Only web and mail addresses become links."""
    if not SAFE_LINK.match(url):
        return escape(words)
    return Markup('<a href="{}" target="_blank" rel="noopener noreferrer nofollow">{}</a>').format(url, words)


def html_markdown(text: str, names: Names, me: str) -> Markup:
    """The markdown block; raw HTML in it is shown, not run."""
    return Markup(_markdown().render(text, {"names": names, "me": me}))


def _markdown() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable(["table", "strikethrough"])
    parser.disable("image")
    parser.inline.ruler.before("autolink", "slack", _slack_rule)
    parser.add_render_rule("slack", _slack_html)
    return parser


MENTION = re.compile(r"<([@#!][^<>\n]+)>")


def _slack_rule(state: StateInline, silent: bool) -> bool:
    match = MENTION.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        state.push("slack", "", 0).content = match[1]
    state.pos = match.end()
    return True


def _slack_html(_: Any, tokens: Any, index: int, __: Any, env: Any) -> str:
    return str(control(tokens[index].content, env["names"], env["me"]))
