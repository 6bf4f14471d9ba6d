"""What an installation does by itself: duties with their time, each done by one at a time."""
