"""What the verbs of the store take and give: rows as frozen values."""
