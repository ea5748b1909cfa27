"""An app as its manifest declares it; the workspace gives it no more than that."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SlashCommand(Part):
    command: str = Field(pattern=r"^/[a-z0-9_-]{1,31}$")
    description: str = Field(min_length=1, max_length=2000)
    usage_hint: str = Field(default="", max_length=1000)
    should_escape: bool = False
    url: str | None = None


class Shortcut(Part):
    name: str = Field(min_length=1, max_length=24)
    type: Literal["message", "global"]
    callback_id: str = Field(min_length=1, max_length=255)
    description: str = Field(min_length=1, max_length=150)


class BotUser(Part):
    display_name: str = Field(min_length=1, max_length=80)
    always_online: bool = False


class AppHome(Part):
    home_tab_enabled: bool = False
    messages_tab_enabled: bool = False
    messages_tab_read_only_enabled: bool = False


class Prompt(Part):
    title: str = Field(min_length=1, max_length=100)
    message: str = Field(min_length=1, max_length=3000)


class AgentView(Part):
    """An app that people talk to: what it says of itself, and what may be asked to begin with."""

    agent_description: str = Field(min_length=1, max_length=300)
    suggested_prompts: tuple[Prompt, ...] = Field(default=(), max_length=4)


class Features(Part):
    app_home: AppHome = AppHome()
    bot_user: BotUser
    slash_commands: tuple[SlashCommand, ...] = ()
    shortcuts: tuple[Shortcut, ...] = ()
    agent_view: AgentView | None = None
    assistant_view: dict[str, Any] | None = None


class Scopes(Part):
    bot: tuple[str, ...]
    user: tuple[str, ...] = ()


class OauthConfig(Part):
    scopes: Scopes
    redirect_urls: tuple[str, ...] = ()


class EventSubscriptions(Part):
    bot_events: tuple[str, ...] = ()
    request_url: str | None = None


class Interactivity(Part):
    is_enabled: bool
    request_url: str | None = None


class Settings(Part):
    event_subscriptions: EventSubscriptions = EventSubscriptions()
    interactivity: Interactivity = Interactivity(is_enabled=False)
    org_deploy_enabled: bool = False
    socket_mode_enabled: bool = False
    token_rotation_enabled: bool = False


class DisplayInformation(Part):
    name: str = Field(min_length=1, max_length=35)
    description: str = Field(default="", max_length=140)
    long_description: str = Field(default="", max_length=4000)
    background_color: str | None = None


class Manifest(Part):
    metadata: dict[str, Any] | None = Field(default=None, alias="_metadata")
    display_information: DisplayInformation
    features: Features
    oauth_config: OauthConfig
    settings: Settings

    def command(self, name: str) -> SlashCommand | None:
        return next((command for command in self.features.slash_commands if command.command == name), None)

    def shortcut(self, name: str, kind: str) -> Shortcut:
        there = {shortcut.name: shortcut for shortcut in self.features.shortcuts if shortcut.type == kind}
        if name not in there:
            raise LookupError(f"there is no {kind} shortcut {name!r}; there are {list(there)}")
        return there[name]
