"""The initiatives app."""

from django.apps import AppConfig


class InitiativesConfig(AppConfig):
    """Registers the app with Django."""

    name = "initiatives"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make the permissions and the move tables known."""
        from initiatives import outside_pipeline, pipeline, problem_pipeline, rules  # noqa: F401, PLC0415
