"""The only room that knows Slack: listeners by surface, views, who is who, and saying things."""
