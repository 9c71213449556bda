"""Mark one paper of an initiative as the drawing of its place: it is printed in the pack."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    allows = {
        "constraint-missing-not-valid": "papers are few: read in a moment",
        "require-concurrent-index-creation": "papers are few: read in a moment",
    }
    dependencies = [("initiatives", "0050_drive_drafts")]

    operations = [
        migrations.AddField(
            model_name="document",
            name="is_sketch",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.UniqueConstraint(
                condition=Q(is_sketch=True), fields=["initiative"], name="document_sketch_is_one"
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=Q(is_sketch=False) | Q(kind="picture"),
                name="document_sketch_is_a_picture",
            ),
        ),
    ]
