"""Figures and days of a text, and whether a source gives them or they follow from one."""
