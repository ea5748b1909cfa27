"""Composing a reply: facts gathered, sentences in the policies' own words, wishes of teammates.

`composition` puts a reply together, `several` one for several matters; `sentences` is its form.
"""
