"""Amounts, spans of time and days as values, by their form; whatever they are said of."""
