"""What a desk is loaded from: policies, prompts, prices, and the cache of what was learned from them."""
