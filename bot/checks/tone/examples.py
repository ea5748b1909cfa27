"""Whether the rules find a house style's bad examples and leave its good ones alone."""

from collections.abc import Iterator

from bot.checks.tone.check import check_tone
from bot.knowledge.schema.style import Style


def style_remarks(style: Style) -> Iterator[str]:
    """One sentence for each example that the rules judge differently."""
    for rule in style.rules:
        for example in rule.bad:
            if rule.rule not in {f.rule for f in check_tone(example, style, None)}:
                yield f"the style rule {rule.rule} doesn't find its own bad example '{example}'"
        for example in rule.good:
            if found := check_tone(example, style, None):
                yield f"the good example '{example}' of {rule.rule} is found to be {found[0].rule}"
