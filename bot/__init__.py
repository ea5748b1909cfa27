"""Levelhead: calm, policy-grounded replies that a support team approves in Slack."""

__version__ = "0.1.0"
