"""How English support messages are read. Pure functions, no model. From the ground up:

- a text: `normalization` spells it plainly, `segmentation` takes it apart; `patterns` are searched in it
- English: `vocabulary` knows words, `grammar` makes statements of them; `figures` are amounts and days
- what customers say: `goods` and `delivery` in a clause, `matter` in the message as a whole

`remembered` keeps the readings of texts that were read last.
"""
