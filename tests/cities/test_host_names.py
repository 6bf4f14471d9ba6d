"""Host names: typed, kept in ASCII, shown in letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from townbook.cities.host_names import host_in_ascii, host_in_unicode


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("plan.verbivka.example", "plan.verbivka.example", "plan.verbivka.example"),
        (" Plan.Verbivka.Example. ", "plan.verbivka.example", "plan.verbivka.example"),
        ("вербівка.укр", "xn--80abcbn6a2b7m.xn--j1amh", "вербівка.укр"),
        ("ВЕРБІВКА.укр", "xn--80abcbn6a2b7m.xn--j1amh", "вербівка.укр"),
        ("xn--80abcbn6a2b7m.xn--j1amh", "xn--80abcbn6a2b7m.xn--j1amh", "вербівка.укр"),
        ("נחל-תות.example", "xn----biceus7db.example", "נחל-תות.example"),
        ("شهر.ایران", "xn--wgbf1d.xn--mgba3a4f16a", "شهر.ایران"),
    ],
)
def test_name_is_kept_in_ascii_and_shown_in_letters(typed: str, kept: str, shown: str) -> None:
    assert host_in_ascii(typed) == kept
    assert host_in_unicode(kept) == shown


def test_persian_joiner_makes_another_name() -> None:
    joined, apart = "نامهای.example", "نامه\u200cای.example"
    assert host_in_ascii(joined) != host_in_ascii(apart)
    assert host_in_unicode(host_in_ascii(apart)) == apart


@pytest.mark.parametrize(
    "typed",
    [
        "",
        ".",
        "localhost",
        "127.0.0.1",
        "[::1]",
        "https://verbivka.example",
        "verbivka.example/plans",
        "verbivka.example:8000",
        "two words.example",
        "-verbivka.example",
        "verbivka-.example",
        "verbivka..example",
        "_verbivka.example",
        "verbivka.local",
        "verbivka.test",
        "*.example",
        "נחלabc.example",
        "a" * 64 + ".example",
        ".".join(["abcdefghi"] * 26),
        "ver\x00bivka.example",
        "xn--zzzzzzzz99999.example",
    ],
)
def test_what_is_no_public_name_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="is no host name"):
        host_in_ascii(typed)


@given(st.text(max_size=300))
def test_any_text_is_a_name_or_refused_and_a_name_stays_itself(typed: str) -> None:
    try:
        kept = host_in_ascii(typed)
    except ValueError:
        return
    assert kept.isascii()
    assert host_in_ascii(kept) == kept
