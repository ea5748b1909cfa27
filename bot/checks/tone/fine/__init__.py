"""What sounds like a fault and is none: by its grammar, by what it answers, or as any reply holds it."""
