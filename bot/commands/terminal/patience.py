"""What a terminal shows while a command starts."""

from rich.status import Status

from bot.commands.terminal.console import Console

STARTING = "Starting. The first time it learns from the policies, which takes up to half a minute."


def starting() -> Status:
    """Shown inside, on standard error, and gone afterwards; nothing where that is no terminal."""
    return Console(stderr=True).status(STARTING)
