"""What people do in the workspace: by themselves, with the app, and a driver that does it for tests."""
