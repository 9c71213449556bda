"""The demo story: told the same way every time, told twice it is one, told nowhere in earnest."""

import hashlib
import os
import re
import stat
import subprocess
import sys
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings

from accounts.bin import is_valid_bin
from accounts.models import User
from accounts.roles import ROLES, STAFF_ROLES, roles_of
from community.models import Comment, Letter, Support
from initiatives.models import (
    BestPractice,
    BodyPromise,
    Drive,
    Initiative,
    Joined,
    Priority,
    Problem,
    ProblemPhoto,
)
from initiatives.progress import progress_of
from initiatives.stages import ProblemStage, Stage
from resources.models import LegalPerson, Owner, Volunteer
from tests.shape import ROOT

pytestmark = pytest.mark.django_db
# A report is held until its contact is confirmed; what is not fixed is taken up again at once.
PASSING = {ProblemStage.REPORTED, ProblemStage.NOT_FIXED}
KINDS = ("review", "support")  # the two steps at which a state body promises something
LEAST = {Problem: 60, Initiative: 25, Volunteer: 300}


@contextmanager
def kept_in(folder):
    """Photos and sign-ins go there, letters nowhere."""
    with override_settings(
        VAR_DIR=folder, MEDIA_ROOT=folder / "media", EMAIL_FILE_PATH=folder / "mail"
    ):
        yield


@pytest.fixture(scope="module")
def told(django_db_setup, django_db_blocker, tmp_path_factory):
    """What was told the first time, taken back, and what was told the second time, which stays."""
    folder = tmp_path_factory.mktemp("demo")
    with django_db_blocker.unblock(), kept_in(folder), transaction.atomic():
        call_command("load_reference", "--no-geodata")
        with transaction.atomic():
            call_command("seed")
            first = picture_of_the_story()
            transaction.set_rollback(True)
        call_command("seed")
        yield SimpleNamespace(first=first, second=picture_of_the_story(), folder=folder)
        transaction.set_rollback(True)


def picture_of_the_story():
    """Everything that chance could change, without keys and moments."""
    told = Problem.objects.order_by("client_id")
    rows = [(one.client_id, one.stage, one.location.coords) for one in told]
    works = Initiative.objects.order_by("client_id").values_list("client_id", "stage", "title")
    people = Volunteer.objects.select_related("user").order_by("user__email")
    homes = [(one.user.email, one.home.coords, one.travels_km) for one in people]
    agree = Support.objects.order_by("user__email").values_list("user__email", flat=True)
    images = sorted(digest(photo) for photo in ProblemPhoto.objects.all())
    return [list(map(str, found)) for found in (rows, works, homes, agree, images)]


def digest(photo):
    with photo.image.open() as source:
        return hashlib.sha256(source.read()).hexdigest()


def counts():
    told = (*LEAST, User, Owner, Support, Comment, Letter, Drive, Joined, BodyPromise)
    return {model: model.objects.count() for model in told}


def test_the_story_holds_what_the_demo_promises(told):
    found = counts()

    assert all(found[model] >= least for model, least in LEAST.items()), found
    assert set(Initiative.objects.values_list("stage", flat=True)) == set(Stage)
    assert set(Problem.objects.values_list("stage", flat=True)) == set(ProblemStage) - PASSING


def test_programmes_talk_and_bodies_have_something_to_show(told):
    assert Priority.objects.on().exists()
    assert Drive.objects.to_come_or_on().count() == 2
    assert progress_of(Drive.objects.ended())[Drive.objects.ended().get().pk].proved
    assert BestPractice.objects.in_public().count() == 2
    assert Joined.objects.exclude(drive=None).exists()
    assert Comment.objects.exclude(office=None).exclude(thread=None).exists()
    assert Letter.objects.waiting().exists()
    assert Letter.objects.filter(is_answer=True).exists()
    given = BodyPromise.objects.values_list("involvement__kind", "given_on")
    assert {(kind, day is None) for kind, day in given} == {
        (kind, is_owed) for kind in KINDS for is_owed in (True, False)
    }


def test_it_is_told_the_same_way_every_time(told):
    assert told.second == told.first
    assert all(told.first)


def test_told_twice_it_is_one(told):
    before = counts()

    with kept_in(told.folder):
        call_command("seed")
        assert picture_of_the_story() == told.second

    assert counts() == before


def test_there_is_a_door_for_every_role_and_only_its_owner_may_read_where(told):
    lines = (told.folder / "demo-sign-ins.txt").read_text(encoding="utf-8").splitlines()[1:]
    cells = ([part.strip() for part in line.split("|")] for line in lines)
    doors = {role: email for role, email, *_ in cells}

    assert set(doors) == set(ROLES) - {"guest"}
    for role, email in doors.items():
        assert role in roles_of(User.objects.get(email=email)), role
    assert stat.S_IMODE((told.folder / "demo-sign-ins.txt").stat().st_mode) == 0o600


@pytest.mark.parametrize("role", sorted(STAFF_ROLES))
def test_each_of_staff_gets_a_code_of_the_second_factor(told, role, capsys):
    with kept_in(told.folder):
        call_command("code", role)

    assert re.fullmatch(r"[0-9]{6}", capsys.readouterr().out.strip())


def test_bodies_have_papers_and_some_were_checked(told):
    stages = LegalPerson.objects.values_list("stage", flat=True)

    assert set(stages) == {"claimed", "verified"}
    for papers in LegalPerson.objects.all():
        assert is_valid_bin(papers.bin)
        assert papers.bin.startswith("3512"), "a month that is not before 2035: nobody has it"


def run(*words, **variables):
    """A command with production's settings, in a process of its own."""
    env = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "mapapp.settings.production"}
    command = [sys.executable, "manage.py", *words]
    return subprocess.run(
        command, cwd=ROOT, env=env | variables, capture_output=True, text=True, check=False
    )


def test_production_tells_no_story():
    done = run("seed", SECRET_KEY="x" * 60)

    assert done.returncode != 0
    assert "This is no place for a demo" in done.stderr


def test_production_does_not_start_without_its_secret():
    done = run("check")

    assert done.returncode != 0
    assert "SECRET_KEY is not set" in done.stderr


def test_the_story_needs_no_development_package_to_refuse():
    """The command and its story are read in production, where only requirements.txt is."""
    code = "import sys; sys.modules['time_machine'] = None; import mapapp.management.commands.seed"
    done = run("shell", "--no-imports", "-c", code, SECRET_KEY="x" * 60)

    assert done.returncode == 0, done.stderr
