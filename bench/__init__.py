"""Measure the budgets of Townbook, each beside a baseline of the same run."""
