"""The notifications app."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """Registers the app with Django, and its handlers with the outbox."""

    name = "notifications"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to what is announced."""
        from notifications import subscribers  # noqa: F401, PLC0415 - models are ready only now
        from notifications.channels import email, outside, sms  # noqa: F401, PLC0415
