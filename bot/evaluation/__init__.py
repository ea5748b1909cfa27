"""Measuring the service on cases with known answers."""
