"""Found moderation: flags, one decision for each thing, originals kept in private, openings.

Openings are append-only like the journal: the database refuses to change or delete them.
"""

import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import community.models.redaction


class Migration(migrations.Migration):
    dependencies = [
        ("community", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("geo", "0002_kept_by_the_database"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Redaction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject_id", models.BigIntegerField()),
                ("rectangles", models.JSONField()),
                (
                    "original",
                    models.FileField(
                        blank=True,
                        storage=community.models.redaction.private_store,
                        upload_to="originals/%Y/%m",
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "subject_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Decision",
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
                (
                    "stage_since",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("due_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("paused_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("kind", models.CharField(max_length=16)),
                ("subject_id", models.BigIntegerField()),
                ("number", models.CharField(max_length=20)),
                (
                    "breach",
                    models.CharField(
                        blank=True,
                        choices=[
                            (
                                "personal",
                                "Shows a face, a number plate, a phone or an address of somebody",
                            ),
                            ("child", "A child can be recognised"),
                            ("insult", "Insults or threatens somebody"),
                            ("untrue", "Is not true, or is about another place"),
                            ("unlawful", "Calls for what the law forbids"),
                            ("advertising", "Advertises something"),
                            ("unsuitable", "Shocking, or has nothing to do with the matter"),
                            ("other", "Something else"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("new", "Nobody has flagged it"),
                            ("waiting", "Flagged, waits for a moderator"),
                            ("kept", "Looked at, stays"),
                            ("hidden", "Hidden"),
                            ("appealed", "Hidden, the author appeals"),
                            ("deletion_asked", "Hidden, deletion waits for a second moderator"),
                            ("deleted", "Deleted"),
                        ],
                        default="new",
                        editable=False,
                        max_length=24,
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="geo.region",
                    ),
                ),
                (
                    "subject_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(
                            ("stage__in", ["waiting", "appealed", "deletion_asked"])
                        ),
                        fields=["due_at", "id"],
                        name="decision_queue",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("subject_type", "subject_id"),
                        name="decision_is_one_for_each_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "stage__in",
                                [
                                    "new",
                                    "waiting",
                                    "kept",
                                    "hidden",
                                    "appealed",
                                    "deletion_asked",
                                    "deleted",
                                ],
                            )
                        ),
                        name="decision_stage_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Flag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject_id", models.BigIntegerField()),
                ("visitor", models.CharField(blank=True, max_length=32)),
                (
                    "breach",
                    models.CharField(
                        choices=[
                            (
                                "personal",
                                "Shows a face, a number plate, a phone or an address of somebody",
                            ),
                            ("child", "A child can be recognised"),
                            ("insult", "Insults or threatens somebody"),
                            ("untrue", "Is not true, or is about another place"),
                            ("unlawful", "Calls for what the law forbids"),
                            ("advertising", "Advertises something"),
                            ("unsuitable", "Shocking, or has nothing to do with the matter"),
                            ("other", "Something else"),
                        ],
                        max_length=16,
                    ),
                ),
                ("words", models.TextField(blank=True, max_length=500)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "subject_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="flags",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["subject_type", "subject_id"], name="flag_of_subject")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "subject_type", "subject_id"),
                        name="flag_is_one_per_person",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("visitor", ""), _negated=True),
                        fields=("visitor", "subject_type", "subject_id"),
                        name="flag_is_one_per_visitor",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("user", None), ("visitor", ""), _connector="OR"),
                        name="flag_comes_from_one_side",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "breach__in",
                                [
                                    "personal",
                                    "child",
                                    "insult",
                                    "untrue",
                                    "unlawful",
                                    "advertising",
                                    "unsuitable",
                                    "other",
                                ],
                            )
                        ),
                        name="flag_breach_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Opening",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject_id", models.BigIntegerField()),
                (
                    "what",
                    models.CharField(
                        choices=[("original", "Original"), ("contact", "Contact")], max_length=8
                    ),
                ),
                ("reason", models.TextField(max_length=500)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "subject_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["subject_type", "subject_id", "what"], name="opening_of_subject"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="opening_says_why"
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="opening",
            trigger=pgtrigger.compiler.Trigger(
                name="openings_are_append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="dd8515bf043bfee6add948d3e747383b59beb7ec",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_openings_are_append_only_08ae7",
                    table="community_opening",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="redaction",
            constraint=models.UniqueConstraint(
                fields=("subject_type", "subject_id"), name="redaction_is_one_for_each_photo"
            ),
        ),
    ]
