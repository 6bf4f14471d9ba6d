"""Two timers at once: each duty is done by one of them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier, Lock

import pytest
from django.db import connection, connections

from townbook.timer.models import DutyRecord
from townbook.timer.registry import Duty
from townbook.timer.services.do_duties import do_duties

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="SQLite has one writer at a time, and a test one connection"
    ),
]


def test_each_duty_is_done_by_one() -> None:
    done: list[str] = []
    lock, together = Lock(), Barrier(4)

    def duty(name: str) -> Duty:
        def do() -> int:
            with lock:
                done.append(name)
            return 1

        return Duty(name, name, timedelta(hours=1), do)

    duties = [duty(f"duty {number}") for number in range(20)]

    def keep() -> None:
        together.wait()
        try:
            list(do_duties(duties=duties))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        for each in [pool.submit(keep) for _ in range(4)]:
            each.result(timeout=60)
    assert sorted(done) == sorted(each.name for each in duties)
    assert DutyRecord.objects.filter(holder="").count() == 20
