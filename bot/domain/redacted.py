"""Text that personal data was taken out of, told apart by type: only `checks.personal` makes it."""

from typing import NewType

from bot.domain.case import Matter

RedactedMatter = NewType("RedactedMatter", Matter)
RedactedText = NewType("RedactedText", str)
