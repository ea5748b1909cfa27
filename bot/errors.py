"""Errors that are shown to people: a sentence that says what is wrong and what to do."""


class LevelheadError(Exception):
    """Displayed to the user as it stands; anything else is logged whole and shown as a reference."""


class SettingsError(LevelheadError):
    """A setting is missing or wrong."""


class PolicyError(LevelheadError):
    """A policy, prompt or approvals file can't be used."""


class WriterError(LevelheadError):
    """A writer could not write; the case is kept."""


class WriterUnreachable(WriterError):
    """The writer didn't answer in time or at all; another attempt may go through."""


class WriterBusy(WriterUnreachable):
    """The writer takes nothing now, and asks for a pause. `seconds` is how long to wait, where that is known."""

    def __init__(self, words: str, seconds: float | None = None) -> None:
        super().__init__(words)
        self.seconds = seconds


class StoreError(LevelheadError):
    """The database can't be used now."""


class NewerError(LevelheadError):
    """A newer version wrote this, and the one that runs here can't read it yet."""
