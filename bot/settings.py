"""Settings, from the environment and a `.env` file. Secrets are masked wherever they are printed."""

import logging
import os
import re
from base64 import b64decode, urlsafe_b64decode
from collections.abc import Mapping, MutableMapping
from decimal import Decimal
from pathlib import Path
from stat import S_IRGRP, S_IROTH
from typing import Annotated, Literal, get_args
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.env_file import FILE, idle, lost, read_entries
from bot.errors import SettingsError

PROJECT = Path(__file__).resolve().parent.parent
SQLITE, POSTGRES = "sqlite:///", "postgresql://"
MOST_STOP_SECONDS = 20


class Settings(BaseSettings):
    """Everything that can be set. `.env.sample` explains each."""

    model_config = SettingsConfigDict(env_file=FILE, extra="ignore", case_sensitive=False, env_ignore_empty=True)

    slack_bot_token: SecretStr | None = None
    slack_app_token: SecretStr | None = None
    slack_api_url: str = "https://slack.com/api/"
    anthropic_api_key: SecretStr | None = None
    anthropic_base_url: str | None = None
    database_url: str = Field(default="sqlite:///levelhead.db", repr=False)
    levelhead_encryption_keys: SecretStr | None = None
    levelhead_connected_by: str | None = None
    levelhead_support_channels: Annotated[frozenset[str], NoDecode] = frozenset()
    levelhead_marketplace: str = "any"
    levelhead_policies: Path = PROJECT / "policies"
    levelhead_prompts: Path = PROJECT / "prompts"
    levelhead_cache: Path | None = None
    levelhead_timezone: str = "UTC"
    levelhead_draft_model: str = "claude-sonnet-5-5"
    levelhead_triage_model: str = "claude-haiku-5-5"
    levelhead_effort: Literal["low", "medium", "high", "xhigh", "max"] = "medium"
    levelhead_deadline_seconds: float = Field(default=120, gt=0, le=600)
    levelhead_ask_seconds: float = Field(default=60, gt=0, le=600)
    levelhead_ask_rounds: int = Field(default=6, ge=2, le=20)
    levelhead_offer_offline_after_seconds: int = Field(default=30, ge=1, le=600)
    levelhead_pace_slack: bool = True
    levelhead_remind_requester_hours: float = Field(default=6, gt=0, le=168)
    levelhead_remind_lead_hours: float = Field(default=2, gt=0, le=168)
    levelhead_clause_tokens: int = Field(default=75_000, ge=1_000, le=800_000)
    levelhead_found_tokens: int = Field(default=12_000, ge=1_000, le=800_000)
    levelhead_in_flight: int = Field(default=500, ge=1, le=5000)
    levelhead_keep_days: int = Field(default=0, ge=0, le=3650)
    levelhead_slack_seconds: float = Field(default=30, ge=1, le=120)
    levelhead_dead_after_seconds: float = Field(default=30, ge=1, le=600)
    levelhead_embedding: bool = False
    levelhead_prices: Path = PROJECT / "prices.yaml"
    levelhead_monthly_limit: Decimal = Field(default=Decimal(0), ge=0)
    levelhead_digest: Annotated[tuple[str, ...], NoDecode] = ()
    levelhead_propose_after: int = Field(default=3, ge=0, le=100)
    levelhead_stop_seconds: float = Field(default=20, ge=0)
    levelhead_health_port: int | None = Field(default=None, ge=0, le=65535)
    levelhead_health_host: str = "127.0.0.1"
    levelhead_webhook_url: str | None = None
    levelhead_webhook_secret: SecretStr | None = Field(default=None, validate_default=True)
    levelhead_log_level: str = "INFO"
    levelhead_log_format: Literal["text", "json"] = "text"

    @model_validator(mode="before")
    @classmethod
    def _blank_is_empty(cls, values: dict[str, object]) -> dict[str, object]:
        """What holds blanks alone isn't set: a key of blanks is no key, and a path of blanks no folder."""
        return {name: value for name, value in values.items() if not (isinstance(value, str) and not value.strip())}

    @field_validator("*", mode="before")
    @classmethod
    def _without_line_break(cls, value: object) -> object:
        """Secrets from files often end with a line break, which no header allows."""
        return value.strip() if isinstance(value, str) else value

    @field_validator("levelhead_connected_by")
    @classmethod
    def _member(cls, value: str | None) -> str | None:
        if value and not re.fullmatch(r"[UW][A-Z0-9]{5,}", value):
            raise ValueError(f"{value!r} is nobody's id; write your Slack member id (U...), not a name")
        return value

    @field_validator("levelhead_support_channels", mode="before")
    @classmethod
    def _channels(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        named = frozenset(filter(None, (v.strip() for v in value.split(","))))
        if wrong := sorted(v for v in named if not re.fullmatch(r"[CG][A-Z0-9]{5,}", v)):
            raise ValueError(f"{wrong[0]!r} is no channel's id; write ids (C...), as at the end of a channel's details")
        return named

    @field_validator("levelhead_digest", mode="before")
    @classmethod
    def _recipients(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        named = tuple(filter(None, (v.strip() for v in value.split(","))))
        if wrong := [v for v in named if v != "leads" and not re.fullmatch(r"[CGUW][A-Z0-9]{5,}", v)]:
            raise ValueError(f"{wrong[0]!r} is nobody; write leads, or the ids of channels (C...) or members (U...)")
        return named

    @field_validator("levelhead_timezone")
    @classmethod
    def _zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (KeyError, ValueError, OSError) as error:
            raise ValueError(f"{value!r} is not a time zone; write one like America/New_York") from error
        return value

    @field_validator("levelhead_remind_lead_hours")
    @classmethod
    def _after_the_requester(cls, value: float, info: ValidationInfo) -> float:
        if value >= info.data.get("levelhead_remind_requester_hours", value + 1):
            raise ValueError("leads are reminded after the requester: write fewer hours than for the requester")
        return value

    @field_validator("levelhead_stop_seconds")
    @classmethod
    def _within_the_platforms_time(cls, value: float) -> float:
        if not value <= MOST_STOP_SECONDS:
            raise ValueError(
                f"write {MOST_STOP_SECONDS} at most: platforms kill a program 30 seconds after they tell it to stop, "
                "and closing takes up to nine of them"
            )
        return value

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: str) -> str:
        url = value.replace("postgres://", POSTGRES, 1) if value.startswith("postgres://") else value
        if not url.startswith((SQLITE, POSTGRES)) or url == SQLITE:
            raise ValueError("write sqlite:///levelhead.db (one process), or postgresql://user:password@host/name")
        if url.startswith(POSTGRES) and not _can_be_read(url):
            raise ValueError(
                "write postgresql://user:password@host/name, with :5432 or another number behind the host at most; in "
                "user and password write @ as %40, : as %3A, / as %2F, ? as %3F, # as %23 and % as %25"
            )
        return url

    @field_validator("levelhead_encryption_keys")
    @classmethod
    def _keys(cls, value: SecretStr | None) -> SecretStr | None:
        if value and not _listed(value):
            raise ValueError("there is no key in it; leave it empty to keep words plain, or see `levelhead encrypt`")
        for key in _listed(value):
            try:
                whole = len(urlsafe_b64decode(key)) == 32
            except ValueError:
                whole = False
            if not whole:
                raise ValueError("write keys as `levelhead encrypt --new-key` makes them, separated by commas")
        return value

    @field_validator("slack_api_url", "anthropic_base_url")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        if value is not None and not _is_web_address(value):
            raise ValueError("write a whole address, as https://host/, or leave it empty")
        return value

    @field_validator("levelhead_webhook_url")
    @classmethod
    def _webhook(cls, value: str | None) -> str | None:
        there = urlsplit(value or "")
        here = there.scheme == "http" and there.hostname in ("127.0.0.1", "localhost")
        if value and not (here or (there.scheme == "https" and there.hostname)):
            raise ValueError("write an address that begins with https://; replies to customers leave there")
        return value

    @field_validator("levelhead_webhook_secret")
    @classmethod
    def _signed(cls, value: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        if value is None:
            if info.data.get("levelhead_webhook_url"):
                raise ValueError("a webhook is signed: write whsec_ and the base64 of 24 to 64 random bytes")
            return None
        try:
            key = b64decode(value.get_secret_value().removeprefix("whsec_"), validate=True)
        except ValueError:
            key = b""
        if not 24 <= len(key) <= 64:
            raise ValueError("write whsec_ and the base64 of 24 to 64 random bytes")
        return value

    @field_validator("levelhead_log_level")
    @classmethod
    def _level(cls, value: str) -> str:
        levels = ("DEBUG", "INFO", "WARNING", "ERROR")
        if value.upper() not in levels:
            raise ValueError(f"write one of {', '.join(levels)}")
        return value.upper()

    @property
    def on_postgres(self) -> bool:
        """Whether the database is PostgreSQL, which many workers may share."""
        return self.database_url.startswith(POSTGRES)

    @property
    def encryption_keys(self) -> tuple[str, ...]:
        """The first encrypts, all decrypt; empty where words are kept plain."""
        return _listed(self.levelhead_encryption_keys)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.levelhead_timezone)


def _can_be_read(url: str) -> bool:
    """Whether it is clear where its password ends."""
    try:
        there = urlsplit(url)
        return url.count("@") == there.netloc.count("@") <= 1 and there.port != 0
    except ValueError:
        return False


def _is_web_address(value: str) -> bool:
    try:
        there = urlsplit(value)
        return there.scheme in ("http", "https") and bool(there.hostname) and there.port != 0
    except ValueError:
        return False


def _listed(keys: SecretStr | None) -> tuple[str, ...]:
    return tuple(filter(None, (key.strip() for key in keys.get_secret_value().split(",")))) if keys else ()


def read_settings(**overrides: object) -> Settings:
    """The settings. Raises SettingsError that names every unusable one."""
    logging.getLogger("dotenv").setLevel(logging.ERROR)  # `unused` names the lines that it warns of
    try:
        wrong = list(lost(read_entries(), _names()))
        if not wrong:
            return Settings(**overrides)  # type: ignore[arg-type]  # pydantic checks them
    except ValidationError as error:
        wrong = [f"{'.'.join(map(str, e['loc'])).upper()}: {_reason(e)}" for e in error.errors(include_input=False)]
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        words = f"{FILE} can't be read: {why}. Save it as UTF-8, for the user who runs Levelhead."
        raise SettingsError(words) from error
    raise SettingsError("\n".join(wrong))


def _names() -> frozenset[str]:
    return frozenset(name.upper() for name in Settings.model_fields)


def unused(environment: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """What somebody set and does nothing: each a sentence with its line, and the setting that may be meant."""
    try:
        return tuple(idle(read_entries(), _names(), environment))
    except (OSError, UnicodeDecodeError):  # which `read_settings` tells of
        return ()


def read_by_others() -> str | None:
    """What to do where other users of this machine can read the secrets in `.env`; None where they can't."""
    secret = {n.upper() for n, f in Settings.model_fields.items() if SecretStr in get_args(f.annotation)}
    try:
        held = any(entry.name in secret | {"DATABASE_URL"} and entry.value for entry in read_entries())
        seen = held and os.name == "posix" and Path(FILE).stat().st_mode & (S_IRGRP | S_IROTH)
    except (OSError, UnicodeDecodeError):
        return None
    return f"other users of this machine can read the secrets in {FILE}: chmod 600 {FILE}" if seen else None


def export_standard(environment: MutableMapping[str, str] = os.environ) -> None:
    """Copy the OTEL_* lines of `.env` to the environment, where OpenTelemetry reads them."""
    for name, value in dotenv_values(FILE).items():
        if name.startswith("OTEL_") and value:
            environment.setdefault(name, value)


def _reason(error: Mapping[str, object]) -> str:
    return str(error["msg"]).removeprefix("Value error, ")


def missing_for_slack(settings: Settings) -> dict[str, str]:
    """The settings `levelhead run` lacks, each with where to get it."""
    wanted = {
        "SLACK_BOT_TOKEN": (settings.slack_bot_token, "the Bot User OAuth Token (xoxb-) under OAuth & Permissions"),
        "SLACK_APP_TOKEN": (settings.slack_app_token, "an app-level token (xapp-) with connections:write"),
        "LEVELHEAD_CONNECTED_BY": (
            settings.levelhead_connected_by,
            "your Slack member id (U...): lead and owner until policies/approvals.yaml names them",
        ),
    }
    return {name: where for name, (value, where) in wanted.items() if not value}
