"""What customers say of their order: what it is of, whether it came, who shipped it, whether it goes back."""
