"""From the work to a result: what the team shows, what a coordinator accepts, what neighbours say.

They are asked by letter, and answer from it without signing in.
"""

import re
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.e2e import acting
from tests.e2e.barriers import troubles_of
from tests.e2e.pictures import a_photo

DOOR = re.compile(r"https?://\S+/asked/evaluation/\S+/")
CRITERIA = ("quality", "recipients", "overall")


@dataclass
class Letters:
    """What those asked are sent about one initiative."""

    stack: object
    title: str
    neighbours: list

    def newer_than(self, doors):
        """The door of each, other than those of the round before."""
        return [self._door_of(email, doors) for email in self.neighbours]

    def _door_of(self, email, doors, within=60):
        until = time.monotonic() + within
        while time.monotonic() < until:
            letters = [one for one in self.stack.mails_to(email) if self.title in one]
            found = [urlsplit(m[0]).path for one in letters if (m := DOOR.search(one))]
            if found and found[-1] not in doors:
                return found[-1]
            time.sleep(0.3)
        raise AssertionError(f"nobody asked {email} about {self.title}")


def show(page, address, moment):
    """One photo of before or after, from its page."""
    page.goto(f"{address}evidence/")
    page.locator(f"[name=moment][value={moment}]").check()
    page.locator("input[type=file]").set_input_files(a_photo(moment))
    acting.send(page, page.locator("main form[method=post] button[type=submit]").last)
    expect(page.locator("main .photo, main figure")).not_to_have_count(0)


def finish(page, address, report):
    """The lead reports section by section, and says that it is done."""
    acting.write_report(page, address, report)


def open_evaluation(page, desk):
    """The coordinator accepts the evidence: those affected are asked."""
    page.goto(desk)
    acting.press(page, "open_evaluation", evidence_accepted=True)


def by_letter(people, doors, language, verdict):
    """Each from their own letter, signed in nowhere; the last one without scripts."""
    for n, door in enumerate(doors):
        page = people(javascript=n < 2, language=language)
        page.goto(re.sub(r"^/\w\w/", f"/{language}/", door))
        if n == 0:
            assert troubles_of(page) == []
        page.locator(f"[name=verdict][value={verdict}]").check()
        for criterion in CRITERIA:
            page.locator(f"[name={criterion}][value='{4 if verdict == 'yes' else 1}']").check()
        acting.send(page, page.locator("main form button[type=submit]").first)
        expect(page.locator(".notice--good").first).to_be_visible()
