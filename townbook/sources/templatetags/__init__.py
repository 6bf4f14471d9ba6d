"""Filters of the templates that show documents."""
