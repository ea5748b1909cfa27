"""How English support messages are read. Pure functions, no model.

- a text: `as_read`, `unbroken`, `emojis`, `spelled`, `sentences`, `spans`, `gaps`, `tokens`
- its grammar: `lexicon`, `stems`, `verb_groups`, `unaided`, `infinitives`, `parties`, `clauses`; they make `statements`
- figures and time: `figures`, `periods`, `elapsed`, `ahead`, `needed`
- what is told of goods: `came`, `harm`, `not_there`, `left_out`, `other_goods`, `part_to_send`, `tracking`,
  `destination`, `order_label`; of the matter: `trouble`, `settled`, `pleased`, `announced_claim`
- for comparing and searching: `content`, `traits`, `alternatives`, `any_of`, `worded`; for time: `remembered`, `steps`
"""
