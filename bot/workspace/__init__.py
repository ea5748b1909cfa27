"""A Slack on your own machine: the Web API, Socket Mode and a page. It knows nothing of the bot.

`state` holds what is remembered (`model`, `views`), `scene` is what it starts with. `people` act in it by themselves,
or through the `page`; the app hears of it over `socket_mode` and answers through the `web_api`. `blocks` are what both
show.
"""

from .clock import Clock, SystemClock
from .errors import SlackError
from .faults import Down, Moment
from .model import Message, View
from .people.driver import Driver
from .people.interactions import CommandResult
from .scene import HARBOUR_AND_PINE, Channel, Person, Sample, Scene, UserGroup
from .state import InstalledApp
from .workspace import Workspace

__all__ = [
    "HARBOUR_AND_PINE",
    "Channel",
    "Clock",
    "CommandResult",
    "Down",
    "Driver",
    "InstalledApp",
    "Message",
    "Moment",
    "Person",
    "Sample",
    "Scene",
    "SlackError",
    "SystemClock",
    "UserGroup",
    "View",
    "Workspace",
]
