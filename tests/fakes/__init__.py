"""Stand-ins for other people's servers, which speak their real wire format on loopback."""
