"""What a desk is made of, off the disk: policies, prompts, prices, and what was learned from them."""
