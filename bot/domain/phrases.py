"""Small words of our own sentences that depend on the word they stand before."""


def with_article(thing: str) -> str:
    """`a refund`, `an address change`."""
    return f"{'an' if thing[0] in 'aeiou' else 'a'} {thing}"
