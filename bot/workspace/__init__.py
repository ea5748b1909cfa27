"""A Slack on your own machine: the Web API, Socket Mode and a page. It knows nothing of the bot."""

from .clock import Clock, SystemClock
from .errors import SlackError
from .faults import Down, Moment
from .interactions import CommandResult
from .model import Message, View
from .people import Driver
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
