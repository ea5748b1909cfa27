"""Who calls advance."""
