from django.core.management import call_command
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "identity_counter"


def create(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    call_command("createcachetable", TABLE, database=editor.connection.alias, verbosity=0)


def drop(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    editor.execute(f"DROP TABLE {editor.quote_name(TABLE)}")


class Migration(migrations.Migration):
    """The table of Django's cache, in which django-allauth counts: the settings name it, no model does."""

    dependencies = [("identity", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
