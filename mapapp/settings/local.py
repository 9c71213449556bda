"""Where the private servers of this checkout are, so that tools work by hand too.

`make run` and its sisters write `var/environment`; what the process environment says wins.
"""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FILE = Path(os.environ.get("ASAR_VAR") or ROOT / "var") / "environment"

if FILE.exists():
    for line in FILE.read_text(encoding="utf-8").splitlines():
        name, _, value = line.partition("=")
        os.environ.setdefault(name, value)
