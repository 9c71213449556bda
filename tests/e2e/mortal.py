"""The product with a weak heart: where a test asks for it, a web worker really dies.

After the report is committed and before its reply leaves, `kill -9`: what a phone on a weak
network fears most. The test writes how often into a file; every death takes one away.
"""

import os
import signal
import time
from pathlib import Path

from mapapp.wsgi import application as product
from tests.e2e.stack import DEATHS

BORN = time.monotonic()
# the server gives a worker up that dies sooner after its birth
LIVES_SECONDS = 6
ORDER = Path(os.environ["ASAR_VAR"]) / DEATHS


def deaths_left():
    """How often it still has to die."""
    return int(ORDER.read_text(encoding="ascii")) if ORDER.exists() else 0


def application(environ, start_response):
    """Answer, unless it is time to die."""
    answer = product(environ, start_response)
    is_report = environ["PATH_INFO"].endswith("/problems/new/")
    if environ["REQUEST_METHOD"] == "POST" and is_report and (left := deaths_left()):
        ORDER.write_text(str(left - 1), encoding="ascii")
        time.sleep(max(0, BORN + LIVES_SECONDS - time.monotonic()))
        os.kill(os.getpid(), signal.SIGKILL)
    return answer
