"""Following a city without coming back: Atom feeds and calendars of deadlines."""
