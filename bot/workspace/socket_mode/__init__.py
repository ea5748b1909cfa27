"""What the app hears over Socket Mode: connections, deliveries, and the payloads in them."""
