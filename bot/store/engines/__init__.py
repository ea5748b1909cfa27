"""SQLite and PostgreSQL: opening them, connections, transactions, prepared statements, migrations, backups."""
