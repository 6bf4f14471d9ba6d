"""What one body wrote for a period, before its approver and the office."""
