"""The community app."""

from django.apps import AppConfig


class CommunityConfig(AppConfig):
    """Registers the app with Django."""

    name = "community"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make the permissions and the move table known."""
        from accounts.forgetting import register  # noqa: PLC0415 - models are ready only now
        from community import (  # noqa: F401, PLC0415 - the same
            forgetting,
            mailing_watched,
            moderation,
            rules,
        )

        register(forgetting.forget_traces)
