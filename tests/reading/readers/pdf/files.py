"""Make small PDFs by hand, where what matters is how they are made."""

from __future__ import annotations

import zlib


def pdf_file(*contents: str, trailer: str = "", compressed: bytes | None = None) -> bytes:
    """A PDF of one page for each content stream, in Helvetica; ``trailer`` is added to its trailer, and
    ``compressed`` is a deflated stream that takes the place of every content."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids: list[str] = []
    streams: dict[int, bytes] = {}
    for content in contents:
        number = len(objects) + 1
        kids.append(f"{number} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {number + 1} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        streams[number + 1] = (
            compressed if compressed is not None else zlib.compress(content.encode("latin-1"))
        )
        objects.append(f"<< /Length {len(streams[number + 1])} /Filter /FlateDecode >>")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    data = b"%PDF-1.5\n"
    places: list[int] = []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\n".encode()
        if number in streams:
            data += b"stream\n" + streams[number] + b"\nendstream\n"
        data += b"endobj\n"
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    data += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    data += f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\n".encode()
    return data + f"startxref\n{start}\n%%EOF\n".encode()
