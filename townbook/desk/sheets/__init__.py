"""A plan as a spreadsheet: taken along, brought back, looked over, brought in."""
