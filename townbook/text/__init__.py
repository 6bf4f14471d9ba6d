"""What a town's languages ask of software: digits, calendars, numbers, search, sorting, direction.

Pure Python, without Django. What is known about a language is data in :mod:`townbook.text.packs`.
"""
