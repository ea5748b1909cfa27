"""Product listings compared: what each states of a product, and how ours could say more. Pure functions.

`reading` reads a pasted listing, `stated` is what it states; `limits`, `evidence` and `readability` judge it, `asking`
and `buyers` know what customers ask and call things. `comparing` puts all of it together with a `proposal`,
`from_a_model` adds what a model says, `exporting` writes it down.
"""
