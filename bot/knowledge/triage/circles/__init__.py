"""Circles that a customer has come into, told by who did and said what; a file for each kind.

Whether a reply of ours makes one is told in `bot/checks/circles`.
"""
