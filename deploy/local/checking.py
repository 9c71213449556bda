"""`make check`: everything that can be said about the code without running the product."""

import platform
import secrets
import shutil
import time
from collections.abc import Mapping

from deploy.local.paths import LOG, NODE, ROOT, VENV
from deploy.local.shell import Failed, say, show

PYTHON = VENV / "bin" / "python"
SHAPE = ("tests/test_architecture.py", "tests/test_consistency.py")
WHOLE = ("--tb=short", "-o", "verbosity_assertions=2")  # every offender, not the first one
PROCESSOR = {"x86_64": "x64", "aarch64": "arm64"}


def _tool(name: str, *words: object) -> list[object]:
    return [VENV / "bin" / name, *words]


def _biome() -> list[object]:
    folder = NODE / "@biomejs" / f"cli-linux-{PROCESSOR.get(platform.machine(), '?')}"
    return [folder / "biome", "ci", "--colors=off", "static", "tests/js"]


def checks() -> dict[str, list[object]]:
    """Name → command, the quick ones first."""
    documents = [PYTHON, "manage.py", "write_docs", "--check"]
    report = f"--junitxml={LOG / 'tests-shape.xml'}"
    pytest = [PYTHON, "-m", "pytest", "-q", "-p", "no:cacheprovider", *WHOLE, report]
    return {
        "ruff": _tool("ruff", "check", "--quiet"),
        "format": _tool("ruff", "format", "--check", "--quiet"),
        "templates": _tool("djlint", "--lint", "--quiet", "mapapp/templates"),
        "scripts and styles": _biome(),
        "import order": _tool("lint-imports", "--no-logo"),
        "types": _tool("mypy"),
        "migrations": [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"],
        "migrations' SQL": [PYTHON, "manage.py", "lint_migrations"],
        "documents": documents,
        "deployment": [PYTHON, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        "sizes, words, catalogues": [
            *pytest,
            *(p for p in SHAPE if (ROOT / p).exists()),
        ],
    }


def check(env: Mapping[str, str]) -> None:
    """Run all of them, so that one run shows everything; fail if one failed."""
    failed = [name for name, command in checks().items() if not _passes(name, command, env)]
    if failed:
        raise Failed(f"make check: {', '.join(failed)}")


def _passes(name: str, command: list[object], env: Mapping[str, str]) -> bool:
    began = time.monotonic()
    code = show(*command, env={**env, **_settings_for(name)})
    verdict = "ok" if code == 0 else "FAILED"
    say(f"  check {name}: {verdict} ({time.monotonic() - began:.1f} s)")
    return code == 0


def _settings_for(name: str) -> dict[str, str]:
    """Production is checked with production's settings and a key drawn for the occasion."""
    if name != "deployment":
        return {"DJANGO_SETTINGS_MODULE": "mapapp.settings.test"}
    return {
        "DJANGO_SETTINGS_MODULE": "mapapp.settings.production",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": "asar.invalid",
        "EMAIL_HOST": "mail.asar.invalid",
        "SMS_SENDER": "tests.sms.Provider",  # what an operator brings; the protocol is ours
    }


def mend(env: Mapping[str, str]) -> None:
    """What a tool can put right by itself."""
    show(*_tool("ruff", "check", "--fix", "--quiet"), env=env)
    show(*_tool("ruff", "format", "--quiet"), env=env)
    biome, _, *words = _biome()
    if shutil.which(str(biome)):
        show(biome, "check", "--write", *words, env=env)
