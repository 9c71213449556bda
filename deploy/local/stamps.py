"""What is done need not be done again: a stamp holds the hash of what a step was made from."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from deploy.local.paths import STAMPS

OF_THE_DATABASE = ("extensions", "migrate", "reference", "seed")  # gone with the cluster


def hash_of(inputs: Iterable[object]) -> str:
    """One hash over words and over the contents of files and folders."""
    found = hashlib.sha256()
    for item in inputs:
        found.update(str(item).encode())
        if isinstance(item, Path):
            for file in sorted(_files_of(item)):
                found.update(str(file).encode() + file.read_bytes())
    return found.hexdigest()


def look_of(folder: Path) -> str:
    """Names, sizes and times of the files of a folder too large to be read at every start."""
    files = sorted(_files_of(folder)) if folder.exists() else []
    facts = ((file, file.stat()) for file in files)
    return " ".join(f"{file}:{fact.st_size}:{fact.st_mtime_ns}" for file, fact in facts)


def _files_of(path: Path) -> Iterable[Path]:
    if path.is_file():
        return [path]
    return (p for p in path.rglob("*") if p.is_file() and "__pycache__" not in p.parts)


class Stamp:
    """The memory of one step."""

    def __init__(self, name: str, *inputs: object, folder: Path = STAMPS) -> None:
        self.file = folder / name
        self.hash = hash_of(inputs)

    def is_fresh(self) -> bool:
        """Whether the step was done with exactly these inputs."""
        return self.file.exists() and self.file.read_text(encoding="utf-8") == self.hash

    def put(self) -> None:
        """Remember that the step is done."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_text(self.hash, encoding="utf-8")


def forget(*names: str) -> None:
    """Forget these steps, so that they are done again."""
    for name in names:
        (STAMPS / name).unlink(missing_ok=True)
