"""The Web API methods the workspace knows, by name."""

from . import apps, assistant, chat, conversations, files, people, views
from .registry import Method

METHODS: dict[str, Method] = {
    **apps.METHODS,
    **assistant.METHODS,
    **chat.METHODS,
    **conversations.METHODS,
    **files.METHODS,
    **people.METHODS,
    **views.METHODS,
}
