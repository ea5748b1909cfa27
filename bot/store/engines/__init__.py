"""SQLite and PostgreSQL: opening them, their connections, transactions, statements and migrations."""
