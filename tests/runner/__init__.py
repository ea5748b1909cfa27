"""What calls advance."""
