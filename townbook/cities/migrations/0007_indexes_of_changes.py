"""Rare changes are found among very many."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """An index for each question that would else read all changes of a city."""

    dependencies = [("cities", "0006_way_back_of_changes")]

    operations = [
        migrations.AddIndex(
            model_name="change",
            index=models.Index(fields=["city", "record", "-id"], name="changes_of_a_kind"),
        ),
        migrations.AddIndex(
            model_name="change",
            index=models.Index(fields=["city", "action", "-id"], name="changes_of_an_action"),
        ),
        migrations.AddIndex(
            model_name="change",
            index=models.Index(fields=["city", "made_at"], name="changes_of_a_day"),
        ),
    ]
