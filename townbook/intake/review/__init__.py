"""The review of a Draft: a person's operations, and what the Draft is with them. No database here."""
