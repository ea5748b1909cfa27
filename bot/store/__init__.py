"""The only package that imports SQLAlchemy: tables, verbs over them, migrations.

Each package imports only those below it: `team` and `operations`; `case` and `company`; `due` and `history`; `engines`;
`tables`; `rows`.
"""
