"""Words for a machine in a customer's message: known by phrases and marks of a prompt, and by how they sound."""
