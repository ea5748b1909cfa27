"""Writers, behind one protocol: Claude, and the offline composer, a folder each; what both share is beside them."""
