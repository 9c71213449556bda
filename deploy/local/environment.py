"""The Python environment, the browser libraries, and the variables our programs run with."""

import os
import shutil
import sys
from pathlib import Path

from deploy.local.paths import NODE, ROOT, VAR, VENDOR, VENV
from deploy.local.shell import Failed, carry_out, step
from deploy.local.stamps import Stamp

OLDEST = (3, 11)
REQUIREMENTS = ROOT / "requirements-dev.txt"
# package → folder under var/vendor and the files that a browser asks for
BROWSER_FILES = {
    "leaflet/dist": ("leaflet", ["leaflet.js", "leaflet.js.map", "leaflet.css", "images"]),
    "topojson-client/dist": ("topojson-client", ["topojson-client.min.js"]),
}


def make_venv() -> None:
    """The virtual environment with exactly the packages of the lock file."""
    if sys.version_info < OLDEST:
        raise Failed(f"Python 3.11 or newer is needed, this is {sys.version.split()[0]}")
    stamp = Stamp("asar-stamp", sys.version, REQUIREMENTS, folder=VENV)
    if stamp.is_fresh():
        return
    with step("Python packages, by their hashes"):
        if not (VENV / "bin" / "pip").exists():
            shutil.rmtree(VENV, ignore_errors=True)
            carry_out(sys.executable, "-m", "venv", VENV)
        pip = (VENV / "bin" / "pip", "install", "--disable-pip-version-check", "--require-hashes")
        carry_out(*pip, "--requirement", REQUIREMENTS)
    stamp.put()


def fetch_browser_libraries() -> None:
    """`npm ci` by the lock file, then the named files copied to `var/vendor`."""
    stamp = Stamp("asar-stamp", ROOT / "package-lock.json", folder=NODE)
    if not stamp.is_fresh():
        with step("browser libraries, by their hashes"):
            carry_out("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
        stamp.put()
    vendored = Stamp("vendor", stamp.hash, BROWSER_FILES)
    if not (vendored.is_fresh() and all((VENDOR / f).exists() for f, _ in BROWSER_FILES.values())):
        _copy_to_vendor()
        vendored.put()


def _copy_to_vendor() -> None:
    for source, (folder, names) in BROWSER_FILES.items():
        shutil.rmtree(VENDOR / folder, ignore_errors=True)
        (VENDOR / folder).mkdir(parents=True)
        for name in names:
            _copy(NODE / source / name, VENDOR / folder / name)


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copyfile(source, target)


def variables(**given: str) -> dict[str, str]:
    """What the programs of the product see: ours over the caller's."""
    path = f"{VENV / 'bin'}:{os.environ.get('PATH', '/usr/bin:/bin')}"
    settings = os.environ.get("DJANGO_SETTINGS_MODULE", "mapapp.settings.dev")
    ours = {"PATH": path, "ASAR_VAR": str(VAR), "DJANGO_SETTINGS_MODULE": settings}
    return {**os.environ, **ours, **given}
