"""Personal data found by form, a file or a folder for each kind.

`personal_values` finds it all, `redaction` takes it out and puts it back; `pieces` is how a text is read for it.
"""
