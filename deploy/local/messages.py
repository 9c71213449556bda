"""How words are gathered into the catalogues: the same for `make messages` and for its test."""

IGNORED = (".venv", "var", "node_modules", "docs", "tests", "bench", "drills", "deploy")
GATHER = [
    "makemessages", "--locale=kk", "--locale=ru", "--add-location=file", "--no-wrap",
    *(f"--ignore={name}" for name in IGNORED),
]  # fmt: skip
