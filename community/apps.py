"""The community app."""

from django.apps import AppConfig


class CommunityConfig(AppConfig):
    """Registers the app with Django."""

    name = "community"
    default_auto_field = "django.db.models.BigAutoField"
