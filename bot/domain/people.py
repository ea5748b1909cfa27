"""Who people are in the workspace, and their roles."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.case import Role

_MEMBER = re.compile("[UW][A-Z0-9]{2,}")
SYSTEM = "levelhead"
"""The actor of what the bot does by itself."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, as the workspace knows them. `known` is False when the workspace didn't say."""

    id: str
    known: bool = True
    bot: bool = False
    guest: bool = False
    outsider: bool = False
    deactivated: bool = False

    @property
    def ours(self) -> bool:
        """Whether this is plainly a full member of our workspace."""
        return self.known and not (self.bot or self.guest or self.outsider or self.deactivated)


def is_member(name: str) -> bool:
    """Whether this is the id of a member."""
    return _MEMBER.fullmatch(name) is not None


def is_group(name: str) -> bool:
    """Whether this is the id of a user group, and not of a member."""
    return name.startswith("S")


def is_app(person: str) -> bool:
    """Whether this is an app rather than a member."""
    return person.startswith("B")


@dataclass(frozen=True, slots=True)
class Roles:
    """Leads and owners: members, and user groups.

    `standing_in` has both roles until leads and owners are named. `groups` are each group's members, as far as they are
    known.
    """

    leads: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()
    standing_in: str | None = None
    groups: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def named(self) -> bool:
        return bool(self.leads and self.owners)

    def of(self, person: str) -> Role:
        """The highest role of this person."""
        if self._among(person, self.owners) or (not self.owners and person == self.standing_in):
            return Role.OWNER
        if self._among(person, self.leads) or (not self.leads and person == self.standing_in):
            return Role.LEAD
        return Role.TEAMMATE

    def _among(self, person: str, named: frozenset[str]) -> bool:
        return person in named or any(person in self.groups.get(name, ()) for name in named)

    def holders(self, role: Role) -> tuple[str, ...]:
        """Whom to call when this role is needed: members and user groups, as named."""
        named = self.owners if role is Role.OWNER else self.leads or self.owners
        return tuple(sorted(named)) or ((self.standing_in,) if self.standing_in else ())

    def members(self, role: Role) -> tuple[str, ...]:
        """The same, with groups as their members."""
        return tuple(sorted({one for name in self.holders(role) for one in self._each(name)}))

    def _each(self, name: str) -> frozenset[str]:
        return self.groups.get(name, frozenset()) if is_group(name) else frozenset({name})
