"""Write the documents that are drawn from the code, or check that they are as drawn."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from mapapp.documents import drawn


class Command(BaseCommand):
    """`write_docs` writes into docs/; `write_docs --check` fails where a page is out of date."""

    help = "write docs/pipeline.md and docs/permissions.md from the code"

    def add_arguments(self, parser: CommandParser) -> None:
        """Writing is the default."""
        parser.add_argument("--check", action="store_true", help="write nothing, compare only")

    def handle(self, **options: bool) -> None:
        """One page after the other."""
        folder = Path(settings.BASE_DIR) / "docs"
        stale = [
            name
            for name, text in drawn().items()
            if not (folder / name).exists() or (folder / name).read_text(encoding="utf-8") != text
        ]
        if options["check"] and stale:
            message = f"out of date: {', '.join(stale)}; run `make docs`"
            raise CommandError(message)
        for name in stale:
            (folder / name).write_text(drawn()[name], encoding="utf-8")
            self.stdout.write(f"docs/{name}")
