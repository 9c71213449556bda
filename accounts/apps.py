"""The accounts app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Registers the app with Django, and the carrier of short messages with the outbox."""

    name = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the handler."""
        from accounts import sms  # noqa: F401, PLC0415 - registration is the import
