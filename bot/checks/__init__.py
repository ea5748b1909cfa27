"""Checks of a text before it may be approved. `review` lists them in one table; each has a file or a folder.

- `circles`: whether the reply sends the customer in circles; `passed_over`, `too_late`: what it leaves unanswered
- `tone`: how it sounds; `forbidden_forms` and `marketplace`: what may not be in a message to a buyer
- `commitments`: which promises it makes, `assent` and `admissions` beside them; `sourced`: what they, figures and names
  may rest on; `differing`: where words and records differ
- `personal_data`: finding it, taking it out and putting it back
- `answers`: a model's answers to teammates; `translated`: translations
- what becomes of findings: `opinions` may be lifted, `accused` needs more than likeness; `rewrite` mends a text, by
  what `leaving_out` allows; `reworded` tells whether an edited sentence still says the same
"""
