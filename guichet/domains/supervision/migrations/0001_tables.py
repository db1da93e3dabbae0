from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("supervision", "0001_what_centres_measure_and_what_is_wrong_there"),
        ("supervision", "0002_orders_to_a_centre"),
        ("supervision", "0003_what_a_screen_showed"),
        ("supervision", "0004_whom_to_call_and_who_did"),
        ("supervision", "0005_how_an_incident_is_mended"),
        ("supervision", "0006_orders_in_shorter_words"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Number",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("centre", models.CharField(max_length=3)),
                (
                    "office",
                    models.CharField(
                        choices=[
                            ("focal-point", "point focal du centre"),
                            ("town-hall", "mairie"),
                            ("directorate", "direction départementale"),
                            ("help", "assistance technique"),
                        ],
                        max_length=12,
                    ),
                ),
                ("phone", models.CharField(max_length=16)),
                ("noted_by", models.CharField(max_length=64)),
                ("noted_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "numéro à appeler",
                "verbose_name_plural": "numéros à appeler",
                "constraints": [
                    models.UniqueConstraint(fields=("centre", "office"), name="supervision_number_is_one_an_office"),
                    models.CheckConstraint(
                        condition=models.Q(("phone", ""), _negated=True), name="supervision_number_is_a_number"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Called",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("centre", models.CharField(max_length=3)),
                ("on", models.DateField()),
                ("by", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                ("note", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "verbose_name": "appel à un centre",
                "verbose_name_plural": "appels à des centres",
                "constraints": [models.UniqueConstraint(fields=("centre", "on"), name="supervision_called_once_a_day")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Order",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=32, unique=True)),
                ("centre", models.CharField(max_length=3)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("restart-kiosk", "redémarrer la borne"),
                            ("pin", "montrer une seule annonce à l’écran"),
                            ("unpin", "rendre à l’écran toutes ses annonces"),
                            ("restart-screen", "recharger l’écran d’information"),
                            ("refresh-clips", "vérifier les enregistrements à écouter"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "matter",
                    models.CharField(
                        choices=[
                            ("kiosk", "borne"),
                            ("playlist", "annonces à l’écran"),
                            ("screen", "écran d’information"),
                            ("clips", "enregistrements"),
                        ],
                        max_length=8,
                    ),
                ),
                ("item", models.CharField(blank=True, max_length=32)),
                ("until", models.DateTimeField(blank=True, null=True)),
                ("motive", models.CharField(max_length=300)),
                ("by", models.CharField(max_length=64)),
                ("ordered_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "en attente"),
                            ("received", "reçu"),
                            ("done", "fait"),
                            ("expired", "échu"),
                            ("impossible", "pas possible"),
                            ("replaced", "remplacé"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("received_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "hindrance",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("late", "L’ordre est arrivé au centre après son échéance\xa0: rien n’a été fait."),
                            (
                                "in-use",
                                "Quelqu’un se servait de la borne jusqu’à l’échéance\xa0: elle n’a pas été redémarrée.",
                            ),
                            (
                                "no-kiosk",
                                "La borne n’a pas répondu avant l’échéance\xa0: elle est éteinte ou débranchée.",
                            ),
                            ("no-screen", "L’écran n’a pas répondu avant l’échéance\xa0: il est éteint ou débranché."),
                            (
                                "no-item",
                                "L’annonce n’est plus approuvée, ou n’est pas au centre\xa0: l’écran n’a pas changé.",
                            ),
                            (
                                "damaged",
                                "Des enregistrements manquent encore après deux essais\xa0: le disque du centre est à voir.",
                            ),
                        ],
                        max_length=12,
                    ),
                ),
                ("checks", models.PositiveSmallIntegerField(default=0)),
                ("sounds", models.PositiveIntegerField(default=0)),
            ],
            options={
                "verbose_name": "ordre à distance",
                "verbose_name_plural": "ordres à distance",
                "indexes": [
                    models.Index(fields=["centre", "-ordered_at"], name="supervision_order_of_a_centre"),
                    models.Index(
                        condition=models.Q(("state__in", ("waiting", "received"))),
                        fields=["expires_at"],
                        name="supervision_order_open",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("waiting", "received"))),
                        fields=("centre", "matter"),
                        name="supervision_order_is_open_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "pin"), ("until__isnull", False), models.Q(("item", ""), _negated=True)),
                            models.Q(models.Q(("kind", "pin"), _negated=True), ("item", ""), ("until", None)),
                            _connector="OR",
                        ),
                        name="supervision_order_pins_something_for_a_while",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("ordered_at"))),
                        name="supervision_order_expires_after",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("motive", ""), _negated=True), name="supervision_order_has_a_motive"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("state__in", ("waiting", "received"))),
                            models.Q(
                                models.Q(("state__in", ("waiting", "received")), _negated=True),
                                ("ended_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="supervision_order_ends_when_it_is_over",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Heard",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "device",
                    models.CharField(
                        choices=[
                            ("kiosk", "borne"),
                            ("screen", "écran d’information"),
                            ("reader", "lecteur devant la borne"),
                        ],
                        max_length=8,
                        unique=True,
                    ),
                ),
                ("heard_at", models.DateTimeField()),
                ("showed", models.JSONField(default=dict)),
            ],
            options={
                "verbose_name": "signe de vie",
                "verbose_name_plural": "signes de vie",
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Sample",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("taken_at", models.DateTimeField(unique=True)),
                ("kiosk", models.BooleanField()),
                ("screen", models.BooleanField()),
                ("link", models.BooleanField()),
                ("gauges", models.JSONField(default=dict)),
                ("showed", models.JSONField(default=dict)),
            ],
            options={
                "verbose_name": "relevé",
                "verbose_name_plural": "relevés",
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Slot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("centre", models.CharField(max_length=3)),
                ("begins_at", models.DateTimeField()),
                ("received_at", models.DateTimeField()),
                ("samples", models.PositiveSmallIntegerField()),
                ("kiosk", models.PositiveSmallIntegerField()),
                ("screen", models.PositiveSmallIntegerField()),
                ("link", models.PositiveSmallIntegerField()),
                ("gauges", models.JSONField(default=dict)),
                ("showed", models.JSONField(default=dict)),
            ],
            options={
                "verbose_name": "tranche de dix minutes",
                "verbose_name_plural": "tranches de dix minutes",
                "constraints": [
                    models.UniqueConstraint(fields=("centre", "begins_at"), name="supervision_slot_once"),
                    models.CheckConstraint(
                        condition=models.Q(("samples__range", (1, 10))), name="supervision_slot_has_ten_samples_at_most"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kiosk__lte", models.F("samples")),
                            ("link__lte", models.F("samples")),
                            ("screen__lte", models.F("samples")),
                        ),
                        name="supervision_slot_counts_its_samples",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ServiceDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("centre", models.CharField(max_length=3)),
                ("on", models.DateField()),
                ("expected", models.PositiveSmallIntegerField()),
                ("up", models.PositiveSmallIntegerField(default=0)),
                ("served", models.PositiveSmallIntegerField(default=0)),
                ("linked", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "verbose_name": "jour de service",
                "verbose_name_plural": "jours de service",
                "indexes": [models.Index(fields=["on", "centre"], name="supervision_day_by_date")],
                "constraints": [
                    models.UniqueConstraint(fields=("centre", "on"), name="supervision_day_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("linked__lte", models.F("up")),
                            ("served__lte", models.F("up")),
                            ("up__lte", models.F("expected")),
                        ),
                        name="supervision_day_counts_its_slots",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Watched",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("centre", models.CharField(max_length=3, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("never-seen", "jamais vu"),
                            ("online", "en ligne"),
                            ("degraded", "dégradé"),
                            ("resting", "hors ligne prévu"),
                            ("offline", "hors ligne"),
                        ],
                        default="never-seen",
                        max_length=12,
                    ),
                ),
                ("since", models.DateTimeField()),
                ("first_on", models.DateField(blank=True, null=True)),
                ("heard_at", models.DateTimeField(blank=True, null=True)),
                ("slot_at", models.DateTimeField(blank=True, null=True)),
                ("samples", models.PositiveSmallIntegerField(default=0)),
                ("kiosk", models.PositiveSmallIntegerField(default=0)),
                ("screen", models.PositiveSmallIntegerField(default=0)),
                ("gauges", models.JSONField(default=dict)),
            ],
            options={
                "verbose_name": "centre suivi",
                "verbose_name_plural": "centres suivis",
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Alert",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("centre", models.CharField(max_length=3)),
                ("rule", models.CharField(max_length=20)),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "alerte",
                "verbose_name_plural": "alertes",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at", None)),
                        fields=("centre", "rule"),
                        name="supervision_alert_is_open_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_at", None), ("closed_at__gte", models.F("opened_at")), _connector="OR"
                        ),
                        name="supervision_alert_closes_after",
                    ),
                ],
                "indexes": [],
            },
        ),
    ]
