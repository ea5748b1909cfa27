"""users.* and usergroups.users.list."""

from typing import Annotated

from pydantic import Field

from ...errors import SlackError
from ...scene import Person
from ..limits import Tier
from .registry import Arguments, Call, Json, Method


class Info(Arguments):
    user: str
    include_locale: bool = False


class Listing(Arguments):
    limit: Annotated[int, Field(ge=0, le=1000)] = 0
    cursor: str = ""


class GroupMembers(Arguments):
    usergroup: str
    include_disabled: bool = False


def info(call: Call, args: Info) -> Json:
    if args.user == call.bot:
        return {"user": _bot(call)}
    person = call.state.people.get(args.user)
    if person is None:
        raise SlackError("user_not_found")
    return {"user": _described(person)}


def listing(call: Call, args: Listing) -> Json:
    members = [_described(person) for person in call.state.people.values() if not person.is_stranger]
    members.append(_bot(call))
    start = int(args.cursor or 0)
    page = members[start : start + args.limit] if args.limit else members
    rest = str(start + args.limit) if args.limit and len(members) > start + args.limit else ""
    return {"members": page, "response_metadata": {"next_cursor": rest}}


def _described(person: Person) -> Json:
    profile = {"real_name": person.name, "display_name": person.key, "title": person.role}
    described: Json = {
        "id": person.id,
        "team_id": person.team_id,
        "name": person.handle,
        "real_name": person.name,
        "deleted": person.deleted,
        "is_bot": person.is_bot,
        "profile": profile | {"team": person.team_id},
    }
    if person.deleted:
        return described
    described |= {"tz": "Europe/London", "tz_label": "Greenwich Mean Time", "tz_offset": 0, "color": person.color}
    described |= {"is_stranger": True} if person.is_stranger else {}
    roles = {"is_admin": person.is_owner, "is_owner": person.is_owner, "is_primary_owner": person.is_owner}
    guest = {"is_restricted": person.is_restricted, "is_ultra_restricted": False, "is_app_user": False}
    return described | roles | guest


def _bot(call: Call) -> Json:
    app, name = call.installation.app, call.installation.name
    profile = {"real_name": name, "display_name": name, "bot_id": app.bot_id, "api_app_id": app.app_id}
    place = {"id": app.bot_user_id, "team_id": app.team_id, "name": name.lower(), "real_name": name}
    return place | {"deleted": False, "is_bot": True, "is_app_user": False, "profile": profile}


def group_members(call: Call, args: GroupMembers) -> Json:
    keys = {person.key: person for person in call.state.people.values()}
    for group in call.state.scene.groups:
        if group.id == args.usergroup:
            return {"users": [keys[key].id for key in group.members]}
    raise SlackError("no_such_subteam")


METHODS = {
    "users.info": Method(Info, info, "users:read", Tier.FOUR),
    "users.list": Method(Listing, listing, "users:read", Tier.TWO),
    "usergroups.users.list": Method(GroupMembers, group_members, "usergroups:read", Tier.TWO),
}
