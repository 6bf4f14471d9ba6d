"""A plan as a spreadsheet: written, edited elsewhere, read back, and compared with what the plan says now."""
