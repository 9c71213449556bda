"""The Kazakh dictionary of full text search: Debian's `hunspell-kk`, as PostgreSQL reads it.

Its files carry a byte-order mark and CR line ends, and the first line of the word list is a
count; PostgreSQL wants none of the three. The only thing of ours outside this folder (README),
because `tsearch_data` is where PostgreSQL looks. Best effort: without the dictionary, or without
the right to put it there, search still has stemmers and trigrams.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

from deploy.local.packages import as_root
from deploy.local.shell import is_root, say

SOURCE = Path("/usr/share/hunspell")
ENDINGS = {".aff": ".affix", ".dic": ".dict"}
NAME = "asar_kk"


def install_kazakh_dictionary(programs: Path) -> None:
    """Copy both files to `tsearch_data`, where only root may write."""
    target = Path("/usr/share/postgresql") / programs.parts[4] / "tsearch_data"
    for ending, ours in ENDINGS.items():
        source = SOURCE / f"kk_KZ{ending}"
        if source.exists() and not _install(readable(source), target / f"{NAME}{ours}"):
            say("  the Kazakh dictionary could not be installed; search goes on without it")
            return


def readable(source: Path) -> str:
    """The file as PostgreSQL reads it."""
    lines = source.read_text(encoding="utf-8-sig").splitlines()
    return "\n".join(lines[1:] if source.suffix == ".dic" else lines) + "\n"


def _install(text: str, target: Path) -> bool:
    if target.exists() and target.read_text(encoding="utf-8") == text:
        return True
    if not is_root() and not shutil.which("sudo"):
        return False
    with tempfile.NamedTemporaryFile("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        command = as_root("install", "-m", "644", file.name, str(target))
        done = subprocess.run(command, check=False, stdin=subprocess.DEVNULL)
        return done.returncode == 0
