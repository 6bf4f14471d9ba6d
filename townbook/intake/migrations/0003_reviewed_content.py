from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('intake', '0002_draft_operations'),
    ]

    operations = [
        migrations.AddField(
            model_name='draft',
            name='reviewed',
            field=models.JSONField(blank=True, null=True, verbose_name='content after the review'),
        ),
    ]
