"""Real threads, let go at one moment."""

import threading

from django.db import connections

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
