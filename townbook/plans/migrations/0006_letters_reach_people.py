from django.db import migrations, models


def say_of_earlier_letters_that_they_went_out(apps, _schema_editor):
    """To whom was not kept of them: one empty mark says only that somebody has them."""
    reminder = apps.get_model('plans', 'Reminder')
    reminder.objects.filter(sent_at__isnull=False).update(reached=[''])


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
        migrations.RunPython(say_of_earlier_letters_that_they_went_out, migrations.RunPython.noop),
    ]
