"""What the rest asks for by a protocol or a function of its own: each file knows one library, or the web, alone."""
