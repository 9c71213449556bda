"""Where things lie."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VAR = Path(os.environ.get("ASAR_VAR") or ROOT / "var").resolve()
VENV = ROOT / ".venv"
NODE = ROOT / "node_modules"
VENDOR = VAR / "vendor"
LOG = VAR / "log"
RUN = VAR / "run"
STAMPS = VAR / "stamps"
SIGN_INS = VAR / "demo-sign-ins.txt"


def lay_out() -> None:
    """Make the folders everything else writes to."""
    for folder in (VENDOR, LOG, RUN, STAMPS):
        folder.mkdir(parents=True, exist_ok=True)
