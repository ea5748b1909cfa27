"""A case from its first message to the reply that is sent: what is due, what people do, and what is said."""
