"""The initiatives app."""

from django.apps import AppConfig


class InitiativesConfig(AppConfig):
    """Registers the app with Django."""

    name = "initiatives"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make the permissions, the move tables and what moderators watch over known."""
        from accounts.forgetting import register  # noqa: PLC0415 - models are ready only now
        from community import hands  # noqa: PLC0415 - the same
        from community.receiving import register_team  # noqa: PLC0415 - the same
        from initiatives import (  # noqa: F401, PLC0415 - registration is the import
            forgetting,
            front_offices,
            listening,
            moderated_words,
            moderated_work,
            moderating,
            outside_pipeline,
            owed_pipeline,
            pipeline,
            problem_pipeline,
            rules,
        )
        from initiatives.models import Initiative, Problem  # noqa: PLC0415 - the same
        from initiatives.predicates import speaks_for_team  # noqa: PLC0415 - the same

        register(forgetting.forget_traces)
        register_team(Initiative, speaks_for_team)
        for model in (Problem, Initiative):
            hands.register(model.objects.worked_on_by)
