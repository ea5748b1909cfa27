"""Weeks by their ISO names (`2026-W48`), and which one a digest is due for. Pure."""

from datetime import date, datetime, time, timedelta, tzinfo

TOLD_AT = timedelta(hours=8)
"""When the digest comes: so long after Monday's midnight in the team's time zone."""


def last_week(now: datetime) -> str:
    """The latest week whose digest is due. `now` is in the team's time zone."""
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
    """When that week's digest is due."""
    _, sunday = week_named(name)
    return datetime.combine(sunday + timedelta(days=1), time(), zone) + TOLD_AT
