"""What a message says about its case, for `recognition` and the situations' conditions. From the ground up:

- the words: `parts` of a message, the `thread` before it, orders for a machine in it (`injection`)
- what they tell: of the `order`, of the `circles` that a customer is in, which alarms and heat are in them (`hearing`)
- what follows: `choosing` among situations, whether `conditions` are met, and `further` matters
"""
