"""Personal data found by form: each kind has its file, `personal` takes it out and puts it back."""
