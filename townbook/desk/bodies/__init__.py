"""The bodies of a city: names, contacts, merging."""
