"""Tell a draft of questions from a published version, which nobody changes any more.

What stands there already may have been answered: it counts as published since it was made. One
draft a sphere, so that two coordinators meet in the same one instead of losing each other's work.
"""

import pgtrigger.compiler
import pgtrigger.migrations
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def publish_what_is_there(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Every version of before."""
    sheets = apps.get_model("initiatives", "Questionnaire")
    sheets.objects.update(published_at=models.F("created_at"))


class Migration(migrations.Migration):
    allows = {
        "require-concurrent-index-creation": "a few dozen rows",
        "disallowed-unique-constraint": "a few dozen rows",
    }
    dependencies = [("initiatives", "0033_hidden_words")]

    operations = [
        migrations.AddField(
            model_name="questionnaire",
            name="published_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.RunPython(publish_what_is_there, migrations.RunPython.noop, elidable=True),
        migrations.AddConstraint(
            model_name="questionnaire",
            constraint=models.UniqueConstraint(
                condition=models.Q(("published_at", None)),
                fields=("direction",),
                name="questionnaire_has_one_draft",
                nulls_distinct=False,
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="question",
            trigger=pgtrigger.compiler.Trigger(
                name="question_of_published_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    PERFORM 1 FROM initiatives_questionnaire\n      WHERE id IN (NEW.questionnaire_id, OLD.questionnaire_id) FOR SHARE;\n    IF EXISTS (\n      SELECT 1 FROM initiatives_questionnaire\n        WHERE id IN (NEW.questionnaire_id, OLD.questionnaire_id) AND published_at IS NOT NULL\n    ) THEN\n      RAISE EXCEPTION 'a published questionnaire is never changed';\n    END IF;\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\n",
                    hash="91570f6ec20383e5dcaa057955e2fce76a0590f3",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_question_of_published_stays_2535b",
                    table="initiatives_question",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="questionnaire",
            trigger=pgtrigger.compiler.Trigger(
                name="published_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."published_at" IS NOT NULL)',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e8f4a1756be7f3bb9418dbc2f851682e3073f25e",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_published_stays_34ab2",
                    table="initiatives_questionnaire",
                    when="BEFORE",
                ),
            ),
        ),
    ]
