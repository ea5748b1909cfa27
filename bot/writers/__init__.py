"""Writers, behind one protocol: Claude, and the offline composer; what both share is beside them."""
