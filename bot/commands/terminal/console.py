"""The terminal: what customers and others wrote only stands there, and moves, colours or renames nothing."""

from collections.abc import Iterable

from rich import console
from rich.console import ConsoleOptions, RenderableType
from rich.segment import Segment

from bot.language.normalization.unbroken import motionless


class Console(console.Console):
    """Rich's, which by itself lets through the escapes that a text holds."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        for segment in super().render(renderable, options):
            yield segment if segment.control else segment._replace(text=motionless(segment.text))
