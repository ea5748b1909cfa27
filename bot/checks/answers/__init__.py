"""A model's answer to a teammate, held against the rows it rests on."""
