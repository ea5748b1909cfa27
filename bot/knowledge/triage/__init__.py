"""What a message says about its case, for `recognition` and the situations' conditions. From the ground up:

- the words: what they say of the `order`, the `parts` of a message, the `thread` before it, words for a machine
  (`injection`)
- what they tell: the `circles` that a customer is in, and which alarms and heat are in them (`hearing`)
- what follows: `choosing` among situations, whether `conditions` are met, and `further` matters
"""
