"""Drop the journal's two indexes that others begin with: each cost every entry a write.

With few rows the planner could also take the narrower one and filter. They are dropped while the
journal is written, so outside a transaction.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

NARROW = {
    "kernel_journalentry_subject_type_id_850767bf": "subject_type_id",
    "kernel_journalentry_actor_id_15d1682f": "actor_id",
}


class Migration(migrations.Migration):
    atomic = False
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("kernel", "0004_sealed_journal"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name="journalentry",
                    name="subject_type",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
                migrations.AlterField(
                    model_name="journalentry",
                    name="actor",
                    field=models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            database_operations=[
                migrations.RunSQL(
                    f"DROP INDEX CONCURRENTLY IF EXISTS {name}",
                    f"CREATE INDEX CONCURRENTLY {name} ON kernel_journalentry ({column})",
                )
                for name, column in NARROW.items()
            ],
        ),
    ]
