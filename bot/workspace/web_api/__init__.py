"""The Web API that an app calls: its door, its methods, and what it may answer elsewhere."""
