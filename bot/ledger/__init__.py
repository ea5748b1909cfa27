"""Reading the ledger of a case from its turns and facts. Pure."""
