"""The form by which a body reports, opened by its link or by a person who is signed in."""
