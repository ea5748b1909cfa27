"""Who reads a channel: a customer's words, and what the company knows, stand only where it is ours or was named."""

from bot.desk.parts.desk import Desk


async def may_show(desk: Desk, channel: str) -> bool:
    """Whether such words may stand there: the team named it, or reads it alone. Raises PostLater."""
    named = channel in desk.options.support_channels or any(w.channel == channel for w in desk.book.watched)
    return named or await desk.directory.ours_alone(channel)
