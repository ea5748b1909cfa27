"""Reactions decide: an emoji of policies/approvals.yaml on a draft, and taking it away again."""

from datetime import UTC, datetime
from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.desk.incoming.acting import Did, act
from bot.domain.acts import Act
from bot.slack.listener_context import ListenerContext

_UNDONE = (Act.APPROVE, Act.REJECT)


def register(app: AsyncApp, listener: ListenerContext) -> None:
    """Listen to reactions."""

    @app.event("reaction_added")
    async def added(event: dict[str, Any]) -> None:
        await _heard(listener, event, removed=False)

    @app.event("reaction_removed")
    async def removed(event: dict[str, Any]) -> None:
        await _heard(listener, event, removed=True)


async def _heard(listener: ListenerContext, event: dict[str, Any], removed: bool) -> None:
    item, user, emoji = event["item"], event["user"], event["reaction"]
    decision = listener.desk.book.approvals.decision(emoji)
    if decision is None or user == listener.bot_user or item.get("type") != "message":
        return
    name = Act(decision.value)
    if removed and name not in _UNDONE:
        return
    channel, ts = item["channel"], item["ts"]
    did = Did(
        key=f"reaction:{listener.team}:{channel}:{ts}:{user}:{emoji}",
        channel=channel,
        ts=ts,
        actor=user,
        act=Act.TAKE_BACK if removed else name,
        surface="reaction",
        emoji=emoji,
        payload={"quiet": True, "undoes": name} if removed else None,
        done_at=datetime.fromtimestamp(float(event["event_ts"]), UTC),
    )
    await act(listener.desk, did)
