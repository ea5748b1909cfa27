"""Words that say more than their source does, or the opposite of it."""
