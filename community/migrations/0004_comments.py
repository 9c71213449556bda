"""Let people speak of a thing in public: comments in threads one level deep, each in its language."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

LANGUAGES = [("kk", "Kazakh"), ("ru", "Russian"), ("en", "English")]


def link(to, *, name="+", **facts):
    """A link that holds what it leads to."""
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT, related_name=name, to=to, **facts
    )


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("community", "0003_support_lately"),
        ("contenttypes", "0002_remove_content_type_name"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Comment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("hidden_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("subject_id", models.BigIntegerField()),
                ("text", models.TextField(blank=True, max_length=2000)),
                ("language", models.CharField(choices=LANGUAGES, max_length=2)),
                ("hides_name", models.BooleanField(default=True)),
                ("taken_back_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("client_id", models.UUIDField(editable=False)),
                ("answers_to", link("community.comment", blank=True, null=True)),
                ("author", link(settings.AUTH_USER_MODEL, name="comments")),
                ("office", link("accounts.office", blank=True, null=True)),
                ("subject_type", link("contenttypes.contenttype", db_index=False)),
                ("thread", link("community.comment", name="answers", blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["subject_type", "subject_id", "-id"],
                        name="comment_threads",
                        condition=Q(thread=None),
                    ),
                    models.Index(
                        fields=["subject_type", "subject_id", "-id"], name="comment_of_subject"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=["author", "client_id"], name="comment_is_sent_once_from_a_form"
                    ),
                    models.CheckConstraint(
                        condition=Q(thread=None, answers_to=None)
                        | Q(thread__isnull=False, answers_to__isnull=False),
                        name="comment_in_a_thread_answers_somebody",
                    ),
                ],
            },
        ),
    ]
