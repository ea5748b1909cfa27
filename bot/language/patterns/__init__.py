"""Regular expressions: how they are written, joined and searched fast, whatever they look for."""
