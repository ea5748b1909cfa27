"""Composing a reply: facts gathered, sentences in the policies' own words, wishes of teammates.

`gathering` is what a reply can use, `told_facts` how facts are read from the customer's words; `composition` puts a
reply together, `several` one for several matters; `sentences` is its form.
"""
