"""Single words: their classes, stems and dictionary forms, and which of them carry content."""
