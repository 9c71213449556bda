"""The notifications app."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """Registers the app with Django, and its handlers with the outbox."""

    name = "notifications"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to what is announced."""
        from accounts.forgetting import register  # noqa: PLC0415 - models are ready only now
        from notifications import (  # noqa: F401, PLC0415 - the same
            commenting,
            forgetting,
            happenings,
            mailing,
            subscribers,
            work,
        )
        from notifications.channels import (  # noqa: F401, PLC0415 - to be registered, once the models are there
            beneficiary,
            email,
            outside,
            push,
            sms,
        )

        register(forgetting.forget_traces)
