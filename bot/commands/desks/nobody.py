"""Nobody to post to, and nobody to know: what a desk outside Slack has in their places."""

from typing import NoReturn

from bot.domain.people import Actor


class Nobody:
    """An announcer and directory for a desk that posts nothing and knows nobody."""

    async def actor(self, person: str) -> Actor:
        return Actor(person)

    async def ours_alone(self, channel: str) -> bool:
        return True

    def __getattr__(self, name: str) -> NoReturn:
        raise RuntimeError(f"a terminal has no {name}")
