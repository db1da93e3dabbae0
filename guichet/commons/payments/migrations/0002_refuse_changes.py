from django.db import migrations

from guichet.foundation.lib.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("payments", "0001_ledger")]
    operations = [AppendOnly("payments_payment"), AppendOnly("payments_settlement")]
