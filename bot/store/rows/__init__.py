"""What the verbs of the store take and return: rows as frozen values."""
