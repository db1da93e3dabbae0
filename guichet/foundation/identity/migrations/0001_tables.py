import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("identity", "0001_initial"),
        ("identity", "0002_counters"),
        ("identity", "0003_waiting_numbers"),
        ("identity", "0004_tokens_of_organisations"),
        ("identity", "0005_staff_say_their_ties"),
        ("identity", "0006_focal_points_have_cards"),
        ("identity", "0007_people_give_mandates"),
        ("identity", "0008_focal_points_vouch_for_identity"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Citizen",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=32, unique=True)),
                ("phone", models.CharField(blank=True, max_length=16, null=True, unique=True)),
                ("email", models.CharField(blank=True, max_length=254, null=True, unique=True)),
                ("npi_index", models.CharField(blank=True, max_length=64, null=True, unique=True)),
                (
                    "npi_standing",
                    models.CharField(
                        choices=[
                            ("none", "pas donné"),
                            ("unchecked", "donné, pas encore vérifié"),
                            ("agreed", "conforme au registre"),
                            ("disputed", "en cours de correction"),
                        ],
                        default="none",
                        max_length=16,
                    ),
                ),
                ("national_index", models.CharField(blank=True, max_length=64, null=True, unique=True)),
                ("language", models.CharField(default="fr", max_length=8)),
                (
                    "assurance",
                    models.CharField(
                        choices=[
                            ("contact", "téléphone ou adresse vérifiés"),
                            ("vouched", "identité constatée dans un centre"),
                            ("national", "identité nationale"),
                        ],
                        default="contact",
                        max_length=16,
                    ),
                ),
                ("session_era", models.PositiveIntegerField(default=0)),
                ("created_at", models.DateTimeField()),
                ("demonstration", models.BooleanField(default=False)),
            ],
            options={
                "verbose_name": "personne",
                "verbose_name_plural": "personnes",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("phone__isnull", False),
                            ("email__isnull", False),
                            ("national_index__isnull", False),
                            _connector="OR",
                        ),
                        name="identity_citizen_can_be_reached_or_recognised",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("phone", ""), _negated=True),
                            models.Q(("email", ""), _negated=True),
                            models.Q(("npi_index", ""), _negated=True),
                        ),
                        name="identity_citizen_has_no_empty_address",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("npi_index__isnull", False), ("npi_standing__in", ["none", "disputed"]), _connector="OR"
                        ),
                        name="identity_citizen_standing_needs_an_npi",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="OneTimeCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=32, unique=True)),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("sign-in", "connexion"),
                            ("resume", "reprise d’une demande"),
                            ("track", "suivi d’une demande"),
                            ("mandate", "accord donné à un accompagnateur"),
                        ],
                        max_length=16,
                    ),
                ),
                ("channel", models.CharField(choices=[("sms", "SMS"), ("email", "e-mail")], max_length=8)),
                ("address", models.CharField(blank=True, max_length=254)),
                ("address_index", models.CharField(max_length=64)),
                ("salt", models.CharField(max_length=32)),
                ("digest", models.CharField(max_length=64)),
                ("browser", models.CharField(max_length=64)),
                ("sent_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("used_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "code à usage unique",
                "verbose_name_plural": "codes à usage unique",
                "indexes": [models.Index(fields=["expires_at"], name="identity_code_by_end")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("sent_at"))),
                        name="identity_code_ends_after_it_begins",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Allowance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=64)),
                ("window_at", models.DateTimeField()),
                ("spent", models.PositiveIntegerField(default=0)),
            ],
            options={
                "verbose_name": "quota",
                "verbose_name_plural": "quotas",
                "indexes": [models.Index(fields=["window_at"], name="identity_allowance_by_window")],
                "constraints": [
                    models.UniqueConstraint(fields=("key", "window_at"), name="identity_allowance_is_one_a_window")
                ],
            },
        ),
        migrations.CreateModel(
            name="AccessToken",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=32, unique=True)),
                ("organisation", models.CharField(max_length=120)),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("scopes", models.JSONField()),
                ("networks", models.JSONField()),
                ("created_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                ("last_used_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "jeton d’accès",
                "verbose_name_plural": "jetons d’accès",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("organisation", ""), _negated=True),
                        name="identity_token_is_of_an_organisation",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("created_at"))),
                        name="identity_token_ends_after_it_begins",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=32, unique=True)),
                (
                    "citizen",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="corrections", to="identity.citizen"
                    ),
                ),
                (
                    "discrepancy",
                    models.CharField(
                        choices=[
                            ("name", "le nom diffère"),
                            ("unknown", "le registre ne connaît pas ce numéro"),
                            ("taken", "le numéro est déjà celui d’un autre compte"),
                            ("changed", "le registre donne un autre numéro que celui déjà connu"),
                        ],
                        max_length=16,
                    ),
                ),
                ("npi_index", models.CharField(max_length=64)),
                ("said", models.CharField(max_length=200)),
                ("register_says", models.CharField(blank=True, max_length=200)),
                ("explanation", models.CharField(blank=True, max_length=1000)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "ouverte"), ("granted", "acceptée"), ("refused", "refusée")],
                        default="open",
                        max_length=16,
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("reasons", models.CharField(blank=True, max_length=1000)),
            ],
            options={
                "verbose_name": "correction d’identité",
                "verbose_name_plural": "corrections d’identité",
                "ordering": ["opened_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")),
                        fields=("citizen",),
                        name="identity_correction_is_open_once_a_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_at__isnull", True), ("state", "open")),
                            models.Q(models.Q(("state", "open"), _negated=True), ("settled_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="identity_correction_is_open_until_it_is_settled",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="WaitingNumber",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "citizen",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="waiting_number",
                        to="identity.citizen",
                    ),
                ),
                ("box", models.BinaryField()),
                ("since", models.DateTimeField()),
            ],
            options={
                "verbose_name": "numéro à vérifier",
                "verbose_name_plural": "numéros à vérifier",
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="StaffMember",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("reference", models.CharField(max_length=32, primary_key=True, serialize=False)),
                ("email", models.CharField(max_length=254, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("language", models.CharField(default="fr", max_length=8)),
                ("disabled_at", models.DateTimeField(blank=True, null=True)),
                ("session_era", models.PositiveIntegerField(default=0)),
                ("demonstration", models.BooleanField(default=False)),
            ],
            options={
                "verbose_name": "agent",
                "verbose_name_plural": "agents",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("email", ""), _negated=True), name="identity_staff_has_an_address"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="identity_staff_has_a_name"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Role",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="roles", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("officer", "agent"),
                            ("expert", "expert"),
                            ("supervisor", "superviseur"),
                            ("signatory", "signataire"),
                            ("administrator", "administrateur"),
                            ("focal-point", "point focal"),
                            ("observer", "observateur"),
                        ],
                        max_length=16,
                    ),
                ),
                ("authority", models.CharField(blank=True, max_length=40)),
                ("unit", models.CharField(blank=True, max_length=80)),
                ("place", models.CharField(blank=True, max_length=20)),
                ("from_on", models.DateField()),
                ("until_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "rôle",
                "verbose_name_plural": "rôles",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("staff", "kind", "authority", "unit", "place", "from_on"),
                        name="identity_role_is_given_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until_on__isnull", True), ("until_on__gte", models.F("from_on")), _connector="OR"
                        ),
                        name="identity_role_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("authority", ""), ("place", ""), _connector="OR"),
                        name="identity_role_is_held_at_one_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("authority", ""), ("place", ""), _negated=True),
                            ("kind", "administrator"),
                            _connector="OR",
                        ),
                        name="identity_role_is_held_somewhere",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("unit", ""), models.Q(("authority", ""), _negated=True), _connector="OR"),
                        name="identity_role_unit_needs_its_authority",
                    ),
                ],
                "indexes": [],
            },
        ),
    ]
