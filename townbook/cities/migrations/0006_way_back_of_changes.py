"""What taking a change back needs."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """Changes noted before have none, and say so."""

    dependencies = [("cities", "0005_invitations")]

    operations = [
        migrations.AddField(
            model_name="change",
            name="way_back",
            field=models.JSONField(blank=True, default=dict, verbose_name="the way back"),
        ),
    ]
