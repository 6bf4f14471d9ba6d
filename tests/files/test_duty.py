"""What a killed process left on the disk is removed in its time."""

from __future__ import annotations

import os

import pytest

from townbook.files import incoming
from townbook.files.models.stored_file import path_of
from townbook.timer.registry import duties

pytestmark = pytest.mark.django_db


def test_file_of_a_killed_upload_is_removed() -> None:
    entry = incoming.begin("ab" * 32)
    incoming.put_in_place(entry, b"half-way")
    os.close(entry.descriptor)  # As the operating system does with a process that is killed.
    (sweep,) = [duty for duty in duties() if duty.name == "files: sweep"]
    assert sweep.do() == 1
    assert not path_of("ab" * 32).exists()
    assert sweep.do() == 0
