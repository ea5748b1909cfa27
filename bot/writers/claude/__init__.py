"""Claude as a Writer: what is sent, and what of the answers is believed. The only package that imports anthropic.

`writer` is the Writer; `request`, `answer`, `turns` and `call` are one call; each other kind of question has a file.
"""
