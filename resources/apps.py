"""The resources app."""

from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    """Registers the app with Django, and its counts and releases with the initiatives."""

    name = "resources"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Answer what lower apps ask of this one; models are ready only now."""
        from resources import (  # noqa: F401, PLC0415 - registration is the import
            answering,
            receiving,
            rules,
            verifying,
        )
