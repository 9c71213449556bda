"""The resources app."""

from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    """Registers the app with Django, and its counts and releases with the initiatives."""

    name = "resources"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Answer what the initiatives ask of upper apps."""
        from accounts.forgetting import register  # noqa: PLC0415 - the same
        from accounts.roles import also_known_from  # noqa: PLC0415 - models are ready only now
        from initiatives import (  # noqa: PLC0415
            closing_checks,
            coverage,
            drawing,
            releases,
            speaking,
        )
        from initiatives.querysets import speakers  # noqa: PLC0415
        from resources import (  # noqa: PLC0415
            closing,
            covering,
            forgetting,
            independent,
            proposing,
            receiving,  # noqa: F401
            roles,
            rules,  # noqa: F401
            verifying,  # noqa: F401
        )

        also_known_from(roles.of_verified_bodies)
        coverage.register(covering.accepted_or_given)
        closing_checks.register(closing.money_is_accounted_for)
        releases.register(covering.release_promises)
        speaking.register(proposing.is_spoken_for)
        speakers.register(proposing.speakers)
        drawing.register(independent.Organisations())
        drawing.register_interest(independent.donors)
        register(forgetting.forget_traces)
