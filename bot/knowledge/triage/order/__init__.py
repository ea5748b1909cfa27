"""What customers say of their order: whether there is one, whether it came, who shipped it, whether it goes back."""
