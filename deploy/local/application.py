"""Django's part of the set-up: migrations, reference data, messages, static files, the story."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from deploy.local.paths import ROOT, VENDOR, VENV
from deploy.local.shell import carry_out, step
from deploy.local.stamps import Stamp, look_of

GEODATA = Path(os.environ.get("GEODATA_DIR") or ROOT.parent / "shared" / "data")


def manage(*words: object, env: Mapping[str, str]) -> None:
    """One of Django's commands, quietly; a command may ask longer questions than a page."""
    patient = {**env, "STATEMENT_TIMEOUT_MS": "0"}
    carry_out(VENV / "bin" / "python", "manage.py", *words, env=patient)


def has_command(name: str) -> bool:
    """Whether one of our apps has this command."""
    return any(ROOT.glob(f"*/management/commands/{name}.py"))


def prepare(env: Mapping[str, str], *, seed: bool) -> None:
    """Everything between an empty database and a product that can be looked at."""
    _once("migrate", "migrate", "--no-input", env=env, made_from=ROOT.glob("*/migrations/*.py"))
    _reference(env)
    if any(ROOT.glob("mapapp/locale/*/LC_MESSAGES/*.po")):
        _compile_messages(env)
    made_from = [ROOT / "static", VENDOR, ROOT / "requirements.txt"]
    _once("collectstatic", "collectstatic", "--no-input", env=env, made_from=made_from)
    if seed and has_command("seed"):
        _once("seed", "seed", env=env, made_from=[ROOT / "fixtures" / "demo"])


def _reference(env: Mapping[str, str]) -> None:
    if has_command("load_reference"):
        made_from = [ROOT / "fixtures" / "reference", look_of(GEODATA)]
        _once("reference", "load_reference", env=env, made_from=made_from)


def _compile_messages(env: Mapping[str, str]) -> None:
    made_from = ROOT.glob("mapapp/locale/*/LC_MESSAGES/*.po")
    ignored = ("--ignore=.venv", "--ignore=node_modules", "--ignore=var")
    _once("messages", "compilemessages", *ignored, env=env, made_from=made_from)


def _once(name: str, *words: object, env: Mapping[str, str], made_from: Iterable[object]) -> None:
    """Do it unless it was done with these inputs; a server that is not ours is always asked."""
    stamp = Stamp(name, *made_from, env["DATABASE_URL"])
    ours = not os.environ.get("DATABASE_URL")
    if ours and stamp.is_fresh():
        return
    with step(name):
        manage(*words, env=env)
    stamp.put()
