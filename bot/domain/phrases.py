"""Small forms of our own sentences: the article before a word, one thing or several."""


def with_article(thing: str) -> str:
    """`a refund`, `an address change`."""
    return f"{'an' if thing[0] in 'aeiou' else 'a'} {thing}"


def counted(number: int, thing: str) -> str:
    """`1 case`, `2 cases`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
