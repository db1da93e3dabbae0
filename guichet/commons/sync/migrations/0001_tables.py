import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("sync", "0001_carrying"),
        ("sync", "0002_the_key_before_of_the_hub"),
        ("sync", "0003_what_waits_at_a_node"),
        ("sync", "0004_measures_have_a_lane_of_their_own"),
        ("sync", "0005_what_passes_over_a_link"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Link",
            fields=[
                ("number", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("epoch", models.CharField(max_length=32)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("invited", "invité"),
                            ("asked", "à approuver"),
                            ("approved", "approuvé"),
                            ("revoked", "révoqué"),
                        ],
                        default="invited",
                        max_length=12,
                    ),
                ),
                ("hub_key", models.CharField(blank=True, max_length=64)),
                ("former_hub_key", models.CharField(blank=True, max_length=64)),
                ("followed_at", models.DateTimeField(blank=True, null=True)),
                ("keys_digest", models.CharField(blank=True, max_length=64)),
                ("fed", models.PositiveBigIntegerField(default=0)),
                ("fed_chain", models.CharField(max_length=64)),
                ("contact_at", models.DateTimeField(blank=True, null=True)),
                (
                    "fault",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", ""),
                            ("cut", "La liaison est coupée. Rien n’est perdu\xa0: tout part dès son retour."),
                            (
                                "name",
                                "Le nom du guichet national n’est pas trouvé. Vérifiez le point d’accès et son abonnement.",
                            ),
                            (
                                "silent",
                                "Le guichet national ne répond pas. Rien n’est perdu\xa0: tout part dès son retour.",
                            ),
                            (
                                "tls",
                                "La liaison n’est pas sûre\xa0: le certificat du guichet national est refusé. Appelez l’assistance.",
                            ),
                            ("broken", "Le guichet national a répondu par une erreur. Un nouvel essai suit."),
                            ("invitation", "Ce code d’inscription ne vaut pas, ou ne vaut plus."),
                            ("not-enrolled", "Ce centre n’est pas encore inscrit au guichet national."),
                            ("waiting", "L’inscription de ce centre attend d’être approuvée au guichet national."),
                            (
                                "revoked",
                                "La clé de ce centre a été révoquée au guichet national. Appelez l’assistance.",
                            ),
                            (
                                "unknown-hub",
                                "Ce n’est pas la clé attendue du guichet national\xa0: rien ne part. Appelez l’assistance.",
                            ),
                            ("keeper", "Le gardien des clés de ce centre ne répond pas. Un nouvel essai suit."),
                            ("full", "Il n’y a plus de place sur le disque du centre. Appelez l’assistance."),
                            (
                                "not-understood",
                                "Le guichet national et ce centre ne se comprennent pas. Appelez l’assistance.",
                            ),
                        ],
                        max_length=16,
                    ),
                ),
                ("failures", models.PositiveIntegerField(default=0)),
                ("next_try_at", models.DateTimeField(blank=True, null=True)),
                ("clock_offset", models.FloatField(blank=True, null=True)),
                ("latency", models.FloatField(blank=True, null=True)),
                ("sent", models.PositiveBigIntegerField(default=0)),
                ("received", models.PositiveBigIntegerField(default=0)),
            ],
            options={
                "verbose_name": "liaison",
                "verbose_name_plural": "liaisons",
                "constraints": [models.CheckConstraint(condition=models.Q(("number", 1)), name="sync_link_is_alone")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Outbox",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("epoch", models.CharField(max_length=32)),
                ("lane", models.PositiveSmallIntegerField(choices=[(1, "urgent"), (2, "courant"), (3, "relevés")])),
                ("last", models.PositiveBigIntegerField(default=0)),
                ("chain", models.CharField(max_length=64)),
                ("acknowledged", models.PositiveBigIntegerField(default=0)),
            ],
            options={
                "verbose_name": "file de départ",
                "verbose_name_plural": "files de départ",
                "constraints": [
                    models.UniqueConstraint(fields=("epoch", "lane"), name="sync_outbox_once"),
                    models.CheckConstraint(
                        condition=models.Q(("acknowledged__lte", models.F("last"))),
                        name="sync_outbox_acknowledged_was_given",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Outgoing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("epoch", models.CharField(max_length=32)),
                ("lane", models.PositiveSmallIntegerField(choices=[(1, "urgent"), (2, "courant"), (3, "relevés")])),
                ("number", models.PositiveBigIntegerField()),
                ("kind", models.CharField(max_length=80)),
                ("content", models.BinaryField()),
                ("chain", models.CharField(max_length=64)),
                ("recorded_at", models.DateTimeField()),
                ("acknowledged_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "envoi",
                "verbose_name_plural": "envois",
                "indexes": [
                    models.Index(
                        condition=models.Q(("acknowledged_at", None)),
                        fields=["lane", "id"],
                        name="sync_outgoing_waiting",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("epoch", "lane", "number"), name="sync_outgoing_number_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="OutgoingFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("folder", models.CharField(max_length=20)),
                ("bytes", models.PositiveBigIntegerField()),
                ("arrived", models.PositiveBigIntegerField(default=0)),
                ("queued_at", models.DateTimeField()),
                ("acknowledged_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "fichier au départ",
                "verbose_name_plural": "fichiers au départ",
                "indexes": [
                    models.Index(condition=models.Q(("acknowledged_at", None)), fields=["id"], name="sync_file_waiting")
                ],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Node",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("centre", models.CharField(max_length=3, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("invited", "invité"),
                            ("asked", "à approuver"),
                            ("approved", "approuvé"),
                            ("revoked", "révoqué"),
                        ],
                        max_length=12,
                    ),
                ),
                ("key", models.CharField(blank=True, max_length=64)),
                ("invitation", models.CharField(blank=True, max_length=64)),
                ("invited_until", models.DateTimeField(blank=True, null=True)),
                ("asked_at", models.DateTimeField(blank=True, null=True)),
                ("approved_at", models.DateTimeField(blank=True, null=True)),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                ("epoch", models.CharField(blank=True, max_length=32)),
                ("told", models.PositiveBigIntegerField(default=0)),
                ("told_chain", models.CharField(max_length=64)),
                ("contact_at", models.DateTimeField(blank=True, null=True)),
                ("clock_offset", models.FloatField(blank=True, null=True)),
                ("version", models.CharField(blank=True, max_length=20)),
                ("waiting", models.PositiveBigIntegerField(blank=True, null=True)),
                ("waiting_files", models.PositiveBigIntegerField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "nœud d’un centre",
                "verbose_name_plural": "nœuds des centres",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state", "invited"), models.Q(("key", ""), _negated=True), _connector="OR"),
                        name="sync_node_has_its_key",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Cursor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "node",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="cursors", to="sync.node"
                    ),
                ),
                ("epoch", models.CharField(max_length=32)),
                ("lane", models.PositiveSmallIntegerField(choices=[(1, "urgent"), (2, "courant"), (3, "relevés")])),
                ("last", models.PositiveBigIntegerField(default=0)),
                ("chain", models.CharField(max_length=64)),
            ],
            options={
                "verbose_name": "curseur",
                "verbose_name_plural": "curseurs",
                "constraints": [models.UniqueConstraint(fields=("node", "epoch", "lane"), name="sync_cursor_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Quarantined",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "node",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="quarantined", to="sync.node"
                    ),
                ),
                ("epoch", models.CharField(max_length=32)),
                ("lane", models.PositiveSmallIntegerField(choices=[(1, "urgent"), (2, "courant"), (3, "relevés")])),
                ("number", models.PositiveBigIntegerField()),
                ("kind", models.CharField(blank=True, max_length=80)),
                ("content", models.BinaryField()),
                ("fault", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "envoi mis de côté",
                "verbose_name_plural": "envois mis de côté",
                "constraints": [
                    models.UniqueConstraint(fields=("node", "epoch", "lane", "number"), name="sync_quarantined_once")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="FeedItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "node",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="feed", to="sync.node"),
                ),
                ("number", models.PositiveBigIntegerField()),
                ("kind", models.CharField(max_length=80)),
                ("content", models.BinaryField()),
                ("chain", models.CharField(max_length=64)),
                ("blobs", models.JSONField(default=list)),
                ("at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "nouvelle pour un centre",
                "verbose_name_plural": "nouvelles pour un centre",
                "constraints": [models.UniqueConstraint(fields=("node", "number"), name="sync_feed_number_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Awaited",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64)),
                ("kind", models.CharField(max_length=80)),
                ("about", models.CharField(max_length=80)),
            ],
            options={
                "verbose_name": "fichier attendu",
                "verbose_name_plural": "fichiers attendus",
                "indexes": [models.Index(fields=["kind", "about"], name="sync_awaited_by_what_waits")],
                "constraints": [models.UniqueConstraint(fields=("digest", "kind", "about"), name="sync_awaited_once")],
            },
        ),
    ]
