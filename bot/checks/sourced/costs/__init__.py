"""Who bears a cost by a text, and by the clause that decides it; what we keep of a price."""
