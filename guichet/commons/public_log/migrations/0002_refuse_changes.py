from django.db import migrations

from guichet.foundation.lib.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("public_log", "0001_initial")]
    operations = [AppendOnly("public_log_line"), AppendOnly("public_log_signed")]
