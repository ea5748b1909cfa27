"""Blocks: which ones Slack knows, where they may stand, what is filled into them, and what they say in plain words."""
