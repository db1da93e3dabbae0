import django.db.models.deletion
from django.conf import settings
from django.core.management import call_command
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# Of Django's cache, in which django-allauth counts: the settings name it, no model does.
COUNTERS = "identity_counter"


def create_counters(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    call_command("createcachetable", COUNTERS, database=editor.connection.alias, verbosity=0)


def drop_counters(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    editor.execute(f"DROP TABLE {editor.quote_name(COUNTERS)}")


class Migration(migrations.Migration):
    replaces = [("identity", "0009_observers_read")]

    initial = True

    dependencies = [
        ("identity", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Tie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=32, unique=True)),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ties", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("self", "vous-même"),
                            ("spouse", "conjoint"),
                            ("parent", "parent"),
                            ("child", "enfant"),
                            ("sibling", "frère ou sœur"),
                            ("other", "autre proche, ou relation d’intérêt"),
                        ],
                        max_length=8,
                    ),
                ),
                ("npi_index", models.CharField(max_length=64)),
                ("declared_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "lien déclaré",
                "verbose_name_plural": "liens déclarés",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("staff", "npi_index"),
                        name="identity_tie_is_declared_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("npi_index", ""), _negated=True), name="identity_tie_is_to_somebody"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("sent_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "invitation",
                "verbose_name_plural": "invitations",
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Card",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=32, unique=True)),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="cards", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("place", models.CharField(max_length=20)),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("salt", models.BinaryField(max_length=16)),
                ("pin", models.BinaryField(max_length=32)),
                ("temporary", models.BooleanField(default=False)),
                ("issued_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("locked_at", models.DateTimeField(blank=True, null=True)),
                ("unlocked_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "carte",
                "verbose_name_plural": "cartes",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("place", ""), _negated=True), name="identity_card_is_of_a_centre"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("issued_at"))),
                        name="identity_card_ends_after_it_begins",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Mandate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=20, unique=True)),
                ("place", models.CharField(max_length=20)),
                ("focal_point", models.CharField(max_length=32)),
                ("service", models.CharField(blank=True, max_length=60)),
                ("scopes", models.JSONField()),
                (
                    "consent",
                    models.CharField(
                        choices=[
                            ("sms", "un code reçu par SMS"),
                            ("witness", "lu à voix haute devant un témoin"),
                            ("thumbprint", "empreinte du pouce"),
                            ("voice", "voix enregistrée"),
                        ],
                        max_length=12,
                    ),
                ),
                ("box", models.BinaryField(default=b"")),
                ("granted_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "mandat",
                "verbose_name_plural": "mandats",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("place", ""), _negated=True), name="identity_mandate_is_given_in_a_centre"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("granted_at"))),
                        name="identity_mandate_ends_after_it_begins",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Vouching",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("request", models.CharField(max_length=20, unique=True)),
                ("place", models.CharField(max_length=20)),
                ("focal_point", models.CharField(max_length=32)),
                (
                    "paper",
                    models.CharField(
                        choices=[
                            ("biometric-card", "carte d’identité biométrique"),
                            ("cip", "certificat d’identification personnelle (CIP)"),
                            ("cip-afro-descendant", "CIP d’afro-descendant"),
                            ("cip-foreigner", "CIP d’étranger"),
                            ("passport", "passeport biométrique"),
                            ("resident-card", "carte de résident"),
                            ("lepi", "carte d’électeur (LEPI)"),
                        ],
                        max_length=20,
                    ),
                ),
                ("box", models.BinaryField()),
                ("seen_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "identité constatée",
                "verbose_name_plural": "identités constatées",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("place", ""), _negated=True), name="identity_vouching_is_done_in_a_centre"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.RunPython(create_counters, drop_counters),
    ]
