"""The kernel app."""

from django.apps import AppConfig


class KernelConfig(AppConfig):
    """Registers the app with Django."""

    name = "kernel"
    default_auto_field = "django.db.models.BigAutoField"
