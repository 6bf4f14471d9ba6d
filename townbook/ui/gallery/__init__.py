"""The components, each with an example, in both directions."""
