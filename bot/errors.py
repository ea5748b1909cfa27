"""Errors that are shown to people: a sentence that says what is wrong and what to do."""


class LevelheadError(Exception):
    """Shown to people as it stands; any other error is logged and shown as a reference."""


class SettingsError(LevelheadError):
    """A setting is missing or wrong."""


class PolicyError(LevelheadError):
    """A policy, prompt or approvals file can't be used."""


class WriterError(LevelheadError):
    """A writer could not write; the case is kept."""


class WriterUnreachable(WriterError):
    """The writer didn't answer in time or at all; another attempt may work."""


class WriterBusy(WriterUnreachable):
    """The writer asks for a pause. `seconds` is how long, where that is known."""

    def __init__(self, words: str, seconds: float | None = None) -> None:
        super().__init__(words)
        self.seconds = seconds


class StoreError(LevelheadError):
    """The database can't be used now."""


class NewerError(LevelheadError):
    """Written by a newer version, which this one can't read."""
