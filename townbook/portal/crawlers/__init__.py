"""What programs that read the whole site are told: where everything is, and where not to look."""
