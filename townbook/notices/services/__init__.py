"""What is done to subscriptions and letters, one activity a file."""
