"""The only room that knows SQLAlchemy: tables, verbs over them, migrations."""
