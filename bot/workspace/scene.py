"""Who and what the workspace starts with, as data."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Person:
    key: str
    id: str
    name: str
    role: str
    team_id: str = "T0HARBOUR1"
    color: str = "4a7c59"
    is_owner: bool = False
    is_bot: bool = False
    is_restricted: bool = False
    is_stranger: bool = False
    deleted: bool = False

    @property
    def handle(self) -> str:
        return self.name.lower().replace(" ", ".")

    @property
    def first_name(self) -> str:
        return self.name.split()[0]


@dataclass(frozen=True)
class Channel:
    id: str
    name: str
    topic: str = ""
    members: tuple[str, ...] = ()
    app_is_member: bool = True
    is_private: bool = False
    is_archived: bool = False
    is_ext_shared: bool = False


@dataclass(frozen=True)
class UserGroup:
    id: str
    handle: str
    members: tuple[str, ...]


@dataclass(frozen=True)
class Sample:
    """A customer's message a newcomer may try; the caller brings it."""

    title: str
    text: str


@dataclass(frozen=True)
class Scene:
    team_id: str
    team_name: str
    domain: str
    people: tuple[Person, ...]
    channels: tuple[Channel, ...]
    groups: tuple[UserGroup, ...] = field(default=())


STAFF = ("ana", "ben", "lea", "omar")

HARBOUR_AND_PINE = Scene(
    team_id="T0HARBOUR1",
    team_name="Harbour & Pine",
    domain="harbour-and-pine",
    people=(
        Person("ana", "U0ANARUIZ01", "Ana Ruiz", "Support", color="b0413e"),
        Person("ben", "U0BENOKAF02", "Ben Okafor", "Support", color="2c6e8f"),
        Person("lea", "U0LEALIND03", "Lea Lind", "Support lead", color="4a7c59"),
        Person("omar", "U0OMARHAD04", "Omar Haddad", "Owner", color="8a5a9e", is_owner=True),
        Person("gil", "U0GILGUES05", "Gil Guest", "Guest", color="9a7b1c", is_restricted=True),
        Person("xia", "U0XIAOUTS06", "Xia Wen", "Other company", "T0CARRIER9", "5b6770", is_stranger=True),
        Person("dora", "U0DORAGON07", "Dora Gone", "Deactivated", color="777777", deleted=True),
        Person("otto", "U0OTTOBOT08", "Otto Bot", "Another app", color="3d3d3d", is_bot=True),
    ),
    channels=(
        Channel("C0SUPPORT01", "support", "Customers' messages and their replies", (*STAFF, "gil", "otto")),
        Channel("C0RETURNS02", "returns", "Parcels on their way back", (*STAFF, "otto")),
        Channel("C0GENERAL03", "general", "Everybody", (*STAFF, "otto"), app_is_member=False),
        Channel("C0CARRIER04", "shared-carrier", "With Quayside Freight", (*STAFF, "xia"), is_ext_shared=True),
        Channel("C0OLDSUPP05", "old-support", "Closed in spring", STAFF, is_archived=True),
    ),
    groups=(UserGroup("S0LEADS0001", "support-leads", ("lea", "omar")),),
)
