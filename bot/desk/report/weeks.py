"""Weeks by their ISO names (`2026-W48`), and which one a digest tells of now. Pure."""

from datetime import date, datetime, time, timedelta, tzinfo

TOLD_AT = timedelta(hours=8)
"""After Monday's midnight, where the team works."""


def last_week(now: datetime) -> str:
    """The latest week that is over and may be told of. `now` is where the team works."""
    day = (now - TOLD_AT).date()
    monday = day - timedelta(days=day.weekday() + 7)
    year, week, _ = monday.isocalendar()
    return f"{year}-W{week:02}"


def week_named(name: str) -> tuple[date, date]:
    """Its Monday and its Sunday."""
    year, _, week = name.partition("-W")
    monday = date.fromisocalendar(int(year), int(week), 1)
    return monday, monday + timedelta(days=6)


def told_from(name: str, zone: tzinfo) -> datetime:
    """When that week may be told of."""
    _, sunday = week_named(name)
    return datetime.combine(sunday + timedelta(days=1), time(), zone) + TOLD_AT
