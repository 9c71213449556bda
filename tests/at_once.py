"""Real threads, let go at one moment, or one that has to wait for us."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

THREADS = 40


def at_once(work, times=THREADS):
    """Run the same thing in so many threads, all let go at one moment; returns what they got."""
    gate, got = threading.Barrier(times), []

    def one():
        try:
            gate.wait()
            got.append(work())
        except Exception as error:  # noqa: BLE001 - whatever it was is the answer
            got.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return got


def in_a_thread(work):
    """Begin it elsewhere; the answer is a way to wait for what it got."""
    crowd = ThreadPoolExecutor(1)
    begun = crowd.submit(at_once, work, 1)
    return lambda: begun.result(timeout=60)[0]


def wait_until_somebody_waits_for_us():
    """PostgreSQL says whom a waiting one waits for."""
    waiting = """SELECT count(*) FROM pg_locks
        WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"""
    until = time.monotonic() + 30
    with connection.cursor() as cursor:
        while time.monotonic() < until:
            cursor.execute(waiting)
            if cursor.fetchone()[0]:
                return
            time.sleep(0.02)
    pytest.fail("nobody waits")
