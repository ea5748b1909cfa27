"""What a text says, checked against its sources.

`sources` is what a text may rest on, `grounding` the way through what needs one: `figures` and days, `costs`, words
that are `overstated`, parties, and rules that clauses give as structured values. `promises` and `goods` are apart.
"""
