from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('plans', '0005_places_taken_off_items'),
    ]

    operations = [
        migrations.AddField(
            model_name='reminder',
            name='held_until',
            field=models.DateTimeField(blank=True, null=True, verbose_name='held until'),
        ),
        migrations.AddField(
            model_name='reminder',
            name='reached',
            field=models.JSONField(blank=True, default=list, verbose_name='reached'),
        ),
        migrations.AddField(
            model_name='reminder',
            name='replaced_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='replaced'),
        ),
    ]
