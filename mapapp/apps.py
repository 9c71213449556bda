"""The project and its face for people."""

from django.apps import AppConfig


class MapappConfig(AppConfig):
    """Registers the checks that fail early with a hint."""

    name = "mapapp"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Load the start-up checks, the carrier of e-mail, what follows a sign-in."""
        from mapapp import checks, mail  # noqa: F401, PLC0415 - registration is the import
        from mapapp.web.comments import held  # noqa: F401, PLC0415 - the same
        from mapapp.web.initiatives import receivers as voices  # noqa: F401, PLC0415 - the same
        from mapapp.web.letters import held as letters  # noqa: F401, PLC0415 - the same
        from mapapp.web.me import receivers  # noqa: F401, PLC0415 - the same
        from mapapp.web.problems import receivers as reports  # noqa: F401, PLC0415 - the same
        from mapapp.web.pwa import receivers as devices  # noqa: F401, PLC0415 - the same
