"""What the app listens to, by surface. Each listener parses, calls one verb, and answers."""

from dataclasses import dataclass

from bot.desk.desk import Desk


@dataclass(frozen=True, slots=True)
class Ears:
    """What every listener needs: the desk, and who the bot is."""

    desk: Desk
    bot_user: str
    team: str

    def drafts_here(self, channel: str) -> bool:
        """Whether this is a support channel; a direct message with the bot always is."""
        support = self.desk.options.support_channels
        return not support or channel in support or channel.startswith("D")
