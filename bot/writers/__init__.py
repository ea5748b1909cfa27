"""Whatever writes: one protocol, and the writers behind it."""
