import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("network", "0001_sites")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Site",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.SlugField(max_length=20, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ccsp", "centre communal de service public (CCSP)"),
                            ("gsru", "guichet des relations avec les usagers (GSRU)"),
                        ],
                        max_length=8,
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("commune", models.CharField(blank=True, max_length=20)),
            ],
            options={
                "verbose_name": "site",
                "verbose_name_plural": "sites",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="network_site_has_a_name"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="SiteFact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="facts", to="network.site"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "prévu"),
                            ("works", "en travaux"),
                            ("open", "ouvert"),
                            ("suspended", "suspendu"),
                        ],
                        max_length=10,
                    ),
                ),
                ("since", models.DateField()),
                ("exact", models.BooleanField()),
                ("partner", models.CharField(blank=True, max_length=120)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("source", models.CharField(max_length=300)),
                ("noted_at", models.DateTimeField()),
                ("noted_by", models.CharField(max_length=40)),
            ],
            options={
                "verbose_name": "fait sur un site",
                "verbose_name_plural": "faits sur des sites",
                "indexes": [models.Index(fields=["site", "-since", "-id"], name="network_fact_of_site")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True), name="network_fact_has_a_source"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Supplier",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=32, unique=True)),
                ("name", models.CharField(max_length=120, unique=True)),
                ("contact", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "verbose_name": "fournisseur",
                "verbose_name_plural": "fournisseurs",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="network_supplier_has_a_name"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Contract",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=32, unique=True)),
                (
                    "supplier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="contracts", to="network.supplier"
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=20)),
                ("starts_on", models.DateField()),
                ("last_on", models.DateField()),
                ("covers", models.CharField(max_length=300)),
                ("response", models.PositiveSmallIntegerField()),
                ("source", models.CharField(max_length=300)),
            ],
            options={
                "verbose_name": "contrat de maintenance",
                "verbose_name_plural": "contrats de maintenance",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last_on__gte", models.F("starts_on"))),
                        name="network_contract_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True), name="network_contract_has_a_source"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Equipment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=32, unique=True)),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="equipment", to="network.site"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("kiosk", "borne tactile"),
                            ("screen", "écran d’information"),
                            ("sign", "enseigne lumineuse"),
                            ("wifi", "Wi-Fi à longue portée"),
                            ("panel", "panneau solaire"),
                            ("battery", "batterie"),
                            ("printer", "imprimante"),
                            ("scanner", "numériseur"),
                            ("computer", "ordinateur"),
                        ],
                        max_length=10,
                    ),
                ),
                ("serial", models.CharField(blank=True, max_length=60)),
                (
                    "supplier",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="network.supplier",
                    ),
                ),
                ("installed_on", models.DateField()),
                ("warranty_last_on", models.DateField(blank=True, null=True)),
                ("life", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("in-service", "en service"),
                            ("broken", "en panne"),
                            ("in-repair", "en réparation"),
                            ("retired", "retiré"),
                        ],
                        default="in-service",
                        max_length=10,
                    ),
                ),
            ],
            options={
                "verbose_name": "équipement",
                "verbose_name_plural": "équipements",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("serial", ""), _negated=True),
                        fields=("kind", "serial"),
                        name="network_equipment_serial_is_unique",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("warranty_last_on", None),
                            ("warranty_last_on__gte", models.F("installed_on")),
                            _connector="OR",
                        ),
                        name="network_equipment_warranty_ends_after_it_begins",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="MaintenanceVisit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=32, unique=True)),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="visits", to="network.site"
                    ),
                ),
                (
                    "contract",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="network.contract",
                    ),
                ),
                (
                    "equipment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="network.equipment",
                    ),
                ),
                ("planned_on", models.DateField()),
                ("about", models.CharField(max_length=300)),
                ("done_on", models.DateField(blank=True, null=True)),
                ("found", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "verbose_name": "visite de maintenance",
                "verbose_name_plural": "visites de maintenance",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_on", None), ("found", "")),
                            models.Q(("done_on__isnull", False), models.Q(("found", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="network_visit_done_says_what_was_found",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="EquipmentChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "equipment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="changes", to="network.equipment"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("in-service", "en service"),
                            ("broken", "en panne"),
                            ("in-repair", "en réparation"),
                            ("retired", "retiré"),
                        ],
                        max_length=10,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300)),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=40)),
            ],
            options={
                "verbose_name": "changement d’un équipement",
                "verbose_name_plural": "changements d’équipements",
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Subscription",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "equipment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subscriptions",
                        to="network.equipment",
                    ),
                ),
                ("starts_on", models.DateField()),
                ("last_on", models.DateField()),
                ("quota", models.PositiveIntegerField(blank=True, null=True)),
                ("price", models.PositiveIntegerField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "abonnement",
                "verbose_name_plural": "abonnements",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last_on__gte", models.F("starts_on"))),
                        name="network_subscription_ends_after_it_begins",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Training",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="trainings", to="network.site"
                    ),
                ),
                ("staff", models.CharField(max_length=40)),
                ("title", models.CharField(max_length=120)),
                ("on", models.DateField()),
                ("source", models.CharField(max_length=300)),
                ("noted_at", models.DateTimeField()),
                ("noted_by", models.CharField(max_length=40)),
            ],
            options={
                "verbose_name": "formation d’un point focal",
                "verbose_name_plural": "formations de points focaux",
                "constraints": [
                    models.UniqueConstraint(fields=("staff", "title", "on"), name="network_training_is_noted_once"),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True), name="network_training_has_a_source"
                    ),
                ],
                "indexes": [],
            },
        ),
    ]
