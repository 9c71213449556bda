"""What a page asks of the database: every statement with its values, for one reader."""

import re
from collections import Counter

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.web.test_permission_matrix import address

TRANSACTIONS = ("SAVEPOINT", "RELEASE SAVEPOINT")
CURSOR = re.compile(r'^DECLARE "[^"]+" NO SCROLL CURSOR WITHOUT HOLD FOR ')


def asked_by(client, name, territory):
    """The statements of one page, opened a second time: what is kept in the cache is there."""
    there = address(name, territory)
    client.get(there)
    with CaptureQueriesContext(connection) as heard:
        answer = client.get(there)
    assert answer.status_code == 200, f"{name}: {answer.status_code}"
    said = (one["sql"] for one in heard.captured_queries)
    return [sql for sql in said if not sql.startswith(TRANSACTIONS)]


def repeated(statements):
    """Those asked more than once, in the very same words; a cursor's name is no difference."""
    words = Counter(CURSOR.sub("", one) for one in statements)
    return [one for one, times in words.items() if times > 1]
