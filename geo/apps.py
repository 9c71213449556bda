"""The geo app."""

from django.apps import AppConfig


class GeoConfig(AppConfig):
    """Registers the app with Django."""

    name = "geo"
    default_auto_field = "django.db.models.BigAutoField"
