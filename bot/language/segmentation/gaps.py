"""A text split into its sentences and the white space before each, so that it can be joined again."""

from bot.language.segmentation.sentences import sentence_spans


def parted(text: str) -> tuple[tuple[str, str], ...]:
    """Pairs of (gap, sentence) in order. Joined, they are the text without what follows the last sentence."""
    ends = [0, *(end for _, end in sentence_spans(text))]
    return tuple(
        (text[before:start], text[start:end]) for before, (start, end) in zip(ends, sentence_spans(text), strict=False)
    )
