"""Personal data found by form: one file for each kind. redaction.py takes it out and puts it back."""
