"""The page in a browser: one person's view of the workspace, and what they do in it."""
