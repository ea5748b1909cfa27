"""Teammates' questions: kept (`work`), read (`reading`), and answered.

With a model, it uses the `look_ups`, and `answer` checks what it says. Without one, `without_model` answers from
records (`from_records`, `items`, `stated`, `library`) and texts. `charts` draws counts; `gaps` keeps what nothing
answered.
"""
