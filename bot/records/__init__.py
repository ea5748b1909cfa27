"""Reports that sellers download, as records: bytes in, values out. Pure.

`layouts` has the reports known here, `form` tells how a file is written, `reading` reads its rows: each by the reader
of its marketplace, cell by cell (`cells`). `telling` says what records know of a case.
"""
