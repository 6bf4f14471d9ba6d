"""Named reads of subscriptions and letters."""
