"""`make code` prints what an authenticator app would show."""

import re

import pytest
from allauth.mfa.totp.internal.auth import validate_totp_code
from django.core.management import CommandError, call_command

SECRET = "JBSWY3DPEHPK3PXP" * 2


@pytest.fixture
def doors(tmp_path, settings):
    settings.VAR_DIR = tmp_path
    file = tmp_path / "demo-sign-ins.txt"
    lines = ["# role | e-mail | password | secret", "citizen | a@asar.invalid | x | "]
    lines.append(f"official_region | b@asar.invalid | y | {SECRET}")
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def test_the_code_of_a_role_is_the_one_its_app_shows(doors, capsys):
    call_command("code", "official_region")
    code = capsys.readouterr().out.strip()

    assert re.fullmatch(r"\d{6}", code)
    assert validate_totp_code(SECRET, code)


def test_a_role_without_a_second_factor_is_told_who_has_one(doors):
    with pytest.raises(CommandError, match="one of official_region"):
        call_command("code", "citizen")


def test_without_a_story_there_is_no_code(tmp_path, settings):
    settings.VAR_DIR = tmp_path

    with pytest.raises(CommandError, match="make seed"):
        call_command("code", "official_region")
