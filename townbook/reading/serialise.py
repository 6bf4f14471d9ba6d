"""Write a Draft as ``townbook-draft/1`` JSON, and read it back."""
