from django.conf import settings
from django.db import migrations, models


def copy_addresses(apps, schema_editor):
    """Whoever has an account had it made by the operator: their address counts as confirmed."""
    address = apps.get_model("account", "EmailAddress")
    for user in apps.get_model("accounts", "User").objects.all():
        if not address.objects.filter(user=user, email=user.email).exists():
            address.objects.create(user=user, email=user.email, verified=True, primary=True)


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_initial'),
        ('account', '0009_emailaddress_unique_primary_email'),
    ]

    operations = [
        migrations.CreateModel(
            name='SharedValue',
            fields=[
                ('cache_key', models.CharField(max_length=255, primary_key=True, serialize=False)),
                ('value', models.TextField()),
                ('expires', models.DateTimeField(db_index=True)),
            ],
            options={'db_table': 'accounts_shared_value'},
        ),
        migrations.RunPython(copy_addresses, migrations.RunPython.noop),
    ]
