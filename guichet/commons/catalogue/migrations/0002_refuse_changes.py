from django.db import migrations

from guichet.foundation.lib.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0001_initial")]
    operations = [AppendOnly("catalogue_version"), AppendOnly("catalogue_edition")]
