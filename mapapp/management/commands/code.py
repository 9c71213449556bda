"""Print a current code of the second factor of one demo person."""

import time
from argparse import ArgumentParser
from typing import Any

from allauth.mfa import app_settings
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.management.base import BaseCommand, CommandError

from mapapp.demo import sign_ins


class Command(BaseCommand):
    """`manage.py code official_region`: six digits, good for half a minute."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the role; it may be left out to see which there are."""
        parser.add_argument("role", nargs="?", default="")

    def handle(self, *args: Any, role: str, **options: Any) -> None:  # noqa: ANN401 - Django's
        """Read the secret kept beside the database and count the time."""
        del args, options
        doors = self._guarded_doors()
        if role not in doors:
            raise CommandError(f"Say for whom: make code ROLE=… one of {', '.join(doors)}")
        counter = int(time.time()) // app_settings.TOTP_PERIOD
        self.stdout.write(format_hotp_value(hotp_value(doors[role], counter)))

    def _guarded_doors(self) -> dict[str, str]:
        if not sign_ins.path().exists():
            raise CommandError(f"{sign_ins.path()} is absent: `make seed` writes it.")
        lines = sign_ins.path().read_text(encoding="utf-8").splitlines()
        doors = [[part.strip() for part in line.split("|")] for line in lines if line[:1] != "#"]
        return {role: secret for role, _, _, secret in doors if secret}
