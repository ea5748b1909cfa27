"""The team's policies as checked values, and what can be told from texts by them. Pure: texts in, values out.

`schema` is what files may say, `files.py` reads them into one `Book`. `triage` tells what a message says of its case,
`recognition.py` which situation that is; `replies` is what a reply is composed from; `words` compares and searches
texts; `amending` changes files. What is *heard* in a text are the policies' phrases found in it.
"""
