"""Our listing against competitors: compared, changed as people wish, shown."""
