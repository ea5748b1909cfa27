"""Claude as a Writer: what is asked, what is believed of the answer. This room alone knows anthropic."""
