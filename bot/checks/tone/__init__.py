"""Faults of tone in a reply, each with its own words as evidence. Offline; the words stand in the house style."""

from bot.checks.tone.check import check_tone, verified

__all__ = ["check_tone", "verified"]
