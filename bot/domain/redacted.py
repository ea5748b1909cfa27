"""Text without personal data, as a type of its own.

`checks.personal_data` makes it; whoever holds such a text may make one of a part of it.
"""

from typing import NewType

from bot.domain.case import Matter

RedactedMatter = NewType("RedactedMatter", Matter)
RedactedText = NewType("RedactedText", str)
