"""What a customer has done, been told, given, asked and claimed, read from the turns of a matter. Pure.

`reading` is the way through: each statement of a turn (`turns`, with the step that `actions` and `meanings` know) makes
entries by its `kinds`; the other files read what no statement tells by itself. `so_far` is what the team sees of them.
"""
