"""What a team's files may say, and whether they are consistent.

A module for each kind of file; `sheets` and `reading` go from YAML to values, `*agreement` check names across files,
`phrases` and `patterns` find their words in texts.
"""
