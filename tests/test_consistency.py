"""What is said twice is equal: words and their translations, code and its documents."""

import os
import re
import shutil
import subprocess
import sys

import polib
import pytest
from django.conf import settings

from deploy.local.messages import GATHER
from tests.shape import ROOT

LANGUAGES = ("kk", "ru")
MOST_SHOWN = 20
NOT_SOURCES = shutil.ignore_patterns(
    ".git", ".venv", "var", "node_modules", "docs", "tests", "bench", "drills", "fixtures",
    "static", "__pycache__", ".*_cache",
)  # fmt: skip


def catalogue(language, root=ROOT):
    return root / "mapapp" / "locale" / language / "LC_MESSAGES" / "django.po"


def words_of(path):
    """What stands in a catalogue, without what is no longer used."""
    return {
        (e.msgctxt, e.msgid, e.msgid_plural) for e in polib.pofile(str(path)) if not e.obsolete
    }


def forms_of(entry):
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_translated_and_none_is_a_guess(language):
    entries = [e for e in polib.pofile(str(catalogue(language))) if not e.obsolete]

    assert [e.msgid for e in entries if not all(forms_of(e))][:MOST_SHOWN] == []
    assert [e.msgid for e in entries if e.fuzzy][:MOST_SHOWN] == []


@pytest.mark.parametrize(("language", "forms"), [("kk", 2), ("ru", 4)])
def test_plurals_have_all_forms_of_the_language(language, forms):
    catalog = polib.pofile(str(catalogue(language)))

    assert f"nplurals={forms}" in catalog.metadata["Plural-Forms"].replace(" ", "")
    assert [e.msgid for e in catalog if e.msgid_plural and len(e.msgstr_plural) != forms] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_gettext_accepts_the_catalogue(language):
    command = ["msgfmt", "--check", "--output-file=/dev/null", str(catalogue(language))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr


def test_the_catalogues_hold_exactly_the_words_of_the_code(tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(ROOT, copy, ignore=NOT_SOURCES)
    env = {**os.environ, "ASAR_VAR": str(settings.VAR_DIR)}
    subprocess.run([sys.executable, "manage.py", *GATHER], cwd=copy, env=env, check=True)

    for language in LANGUAGES:
        said, kept = words_of(catalogue(language, copy)), words_of(catalogue(language))
        assert sorted(said - kept, key=str)[:MOST_SHOWN] == [], "run make messages"
        assert sorted(kept - said, key=str)[:MOST_SHOWN] == [], "run make messages"


def test_the_languages_hold_the_same_words():
    kk, ru = (words_of(catalogue(language)) for language in LANGUAGES)

    assert sorted(kk ^ ru, key=str)[:MOST_SHOWN] == []


def test_requirements_name_no_address_and_pin_every_package_by_hash():
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        packages = [line for line in text.splitlines() if line[:1].isalnum()]

        assert "://" not in text
        assert all("==" in line and line.endswith("\\") for line in packages)


def test_every_decision_is_listed_in_the_index():
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    decisions = sorted((ROOT / "docs" / "adr").glob("0*.md"))

    assert decisions
    assert [p.name for p in decisions if f"adr/{p.name}" not in index] == []


def test_every_variable_of_the_environment_is_documented():
    files = (ROOT / "mapapp" / "settings").glob("*.py")
    code = "\n".join(p.read_text(encoding="utf-8") for p in files)
    asked = set(re.findall(r"env\.(?:text|number|words|flag)\(\s*[\"'](\w+)", code))
    documents = (ROOT / "README.md", ROOT / "docs" / "runbook.md")
    said = "\n".join(p.read_text(encoding="utf-8") for p in documents)

    assert sorted(name for name in asked if f"`{name}`" not in said) == []


def test_links_between_documents_lead_somewhere():
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    links = [
        (page, target.partition("#")[0])
        for page in documents
        for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8"))
        if "://" not in target and not target.startswith(("#", "mailto:"))
    ]

    assert [f"{page.name}: {to}" for page, to in links if not (page.parent / to).exists()] == []
