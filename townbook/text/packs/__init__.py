"""What is known about each language, as data. A new language is new files here and their tests."""
