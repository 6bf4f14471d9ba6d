"""How much of a file the readers take in, so that memory and time stay bounded whatever is handed in."""

from __future__ import annotations

MEBIBYTE = 1024 * 1024

LARGEST_FILE = 64 * MEBIBYTE
"""Bytes of the file itself; looked up before the file is opened."""

LARGEST_UNPACKED = 128 * MEBIBYTE
"""Bytes of all parts of a zipped document (.docx, .xlsx, .odt, .ods) that are read, unpacked."""

HIGHEST_RATIO = 200
"""Unpacked to packed size of one part. Word's own XML packs about 10 to 40 times, a bomb 1,000 times."""

MOST_COLUMNS = 64
"""Columns of a table. The widest table a city prints on paper has some twenty."""

MOST_PAGES = 2000
"""Pages of a PDF."""

RATIO_MATTERS_FROM = 16 * MEBIBYTE
"""Bytes, unpacked: a smaller part can do no harm however well it packs."""

MOST_REPEATED_ROWS = 10_000
"""Times a sheet may say that a row or cell with words is repeated."""

LARGEST_PDF_CONTENT = 32 * MEBIBYTE
"""Bytes of a PDF's text and fonts, unpacked. A report of 160 pages has some 4 MiB; each takes 2 s."""

MOST_PARTS = 20_000
"""Parts of a zipped document. A report with a picture on each page has some hundreds."""

LARGEST_PAGE = 16 * MEBIBYTE
"""Bytes of a web page: its tree takes some ten times that in memory."""

MOST_BLOCKS = 250_000
"""Paragraphs and table rows. A report of 160 pages has some 350."""

MOST_LINES = 2 * MOST_BLOCKS
"""Lines of a text file or rows of a sheet, the empty ones too; texts that a workbook's cells refer to."""
