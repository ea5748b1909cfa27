"""Checks of a text before it may be approved. review.py lists them in one table; each has a file or a folder.

- circles: whether the reply sends the customer in circles; tone: how it sounds; marketplace: what a marketplace forbids
- commitments: which promises a text makes; sourced: what they, figures and names may rest on
- personal_data: finding it, taking it out and putting it back
- answers: a model's answers to teammates; translated: translations
"""
