"""Reactions decide: an emoji of policies/approvals.yaml on a draft, and taking it away again."""

from datetime import UTC, datetime
from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.desk.incoming.acting import Did, act
from bot.domain.acts import Act
from bot.slack.ears import Ears

_UNDONE = (Act.APPROVE, Act.REJECT)


def register(app: AsyncApp, ears: Ears) -> None:
    """Listen to reactions."""

    @app.event("reaction_added")
    async def added(event: dict[str, Any]) -> None:
        await _heard(ears, event, removed=False)

    @app.event("reaction_removed")
    async def removed(event: dict[str, Any]) -> None:
        await _heard(ears, event, removed=True)


async def _heard(ears: Ears, event: dict[str, Any], removed: bool) -> None:
    item, user, emoji = event["item"], event["user"], event["reaction"]
    decision = ears.desk.book.approvals.decision(emoji)
    if decision is None or user == ears.bot_user or item.get("type") != "message":
        return
    name = Act(decision.value)
    if removed and name not in _UNDONE:
        return
    channel, ts = item["channel"], item["ts"]
    did = Did(
        key=f"reaction:{ears.team}:{channel}:{ts}:{user}:{emoji}",
        channel=channel,
        ts=ts,
        actor=user,
        act=Act.TAKE_BACK if removed else name,
        surface="reaction",
        emoji=emoji,
        payload={"quiet": True, "undoes": name} if removed else None,
        done_at=datetime.fromtimestamp(float(event["event_ts"]), UTC),
    )
    await act(ears.desk, did)
