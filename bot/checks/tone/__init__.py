"""Faults of tone in a reply, each with its words as evidence. No model; the vocabulary is in the house style."""

from bot.checks.tone.check import check_tone, verified

__all__ = ["check_tone", "verified"]
