"""Let people write to an office or a body by a form, without anybody's address being shown."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

LANGUAGES = [("kk", "Kazakh"), ("ru", "Russian"), ("en", "English")]


def link(to, *, name="+", deleting=django.db.models.deletion.PROTECT, **facts):
    """A link to what a letter speaks of."""
    return models.ForeignKey(on_delete=deleting, related_name=name, to=to, **facts)


class Migration(migrations.Migration):
    dependencies = [
        ("community", "0004_comments"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("geo", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Letter",
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
                ("receiver_id", models.BigIntegerField()),
                ("team_id", models.BigIntegerField(blank=True, null=True)),
                ("is_answer", models.BooleanField(default=False)),
                ("text", models.TextField(blank=True, max_length=4000)),
                ("language", models.CharField(choices=LANGUAGES, max_length=2)),
                ("hides_name", models.BooleanField(default=True)),
                ("client_id", models.UUIDField(editable=False)),
                ("waits", models.BooleanField(default=False)),
                ("last_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("author", link(settings.AUTH_USER_MODEL, name="letters")),
                ("receiver_type", link("contenttypes.contenttype", db_index=False)),
                ("region", link("geo.region")),
                ("team_type", link("contenttypes.contenttype", blank=True, null=True)),
                (
                    "thread",
                    link(
                        "community.letter",
                        name="following",
                        deleting=django.db.models.deletion.CASCADE,
                        blank=True,
                        null=True,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["receiver_type", "receiver_id", "-last_at"],
                        name="letter_of_receiver",
                        condition=Q(thread=None),
                    ),
                    models.Index(
                        fields=["author", "-last_at"],
                        name="letter_of_author",
                        condition=Q(thread=None),
                    ),
                    models.Index(
                        fields=["last_at"], name="letter_by_age", condition=Q(thread=None)
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=["author", "client_id"], name="letter_is_sent_once_from_a_form"
                    ),
                    models.CheckConstraint(
                        condition=Q(team_type=None, team_id=None)
                        | Q(team_type__isnull=False, team_id__isnull=False),
                        name="letter_names_its_team_whole",
                    ),
                    models.CheckConstraint(
                        condition=Q(thread=None) | Q(waits=False, team_type=None),
                        name="letter_that_follows_neither_waits_nor_names_a_team",
                    ),
                    models.CheckConstraint(
                        condition=Q(is_answer=False) | Q(thread__isnull=False),
                        name="letter_that_answers_follows_another",
                    ),
                ],
            },
        ),
    ]
