import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("intake", "0001_drafts_and_submissions"),
        ("intake", "0002_drafts_are_warned_of"),
        ("intake", "0003_deposits_by_organisations"),
        ("intake", "0004_requests_are_given_before_they_are_sent"),
        ("intake", "0005_written_under_a_mandate"),
        ("intake", "0006_drafts_move_with_their_ticket"),
        ("intake", "0007_lockers_for_sealed_drafts"),
        ("intake", "0008_a_hand_is_raised_before_giving"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=20, unique=True)),
                ("service", models.CharField(max_length=60)),
                ("version", models.PositiveIntegerField()),
                ("definition", models.CharField(max_length=64)),
                ("language", models.CharField(max_length=2)),
                ("lock", models.BinaryField()),
                ("box", models.BinaryField()),
                ("holder", models.CharField(blank=True, max_length=64)),
                ("code", models.CharField(blank=True, max_length=64)),
                ("secret", models.CharField(blank=True, max_length=64)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("barred_until", models.DateTimeField(blank=True, null=True)),
                ("owner", models.CharField(blank=True, max_length=80)),
                ("read_back", models.CharField(blank=True, max_length=8)),
                ("mandate", models.CharField(blank=True, max_length=20)),
                ("started_at", models.DateTimeField()),
                ("updated_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("warned_at", models.DateTimeField(blank=True, null=True)),
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
                ("turn", models.PositiveIntegerField(default=0)),
                ("moved_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "demande commencée",
                "verbose_name_plural": "demandes commencées",
                "indexes": [
                    models.Index(fields=["owner", "-updated_at"], name="intake_draft_by_owner"),
                    models.Index(
                        condition=models.Q(("submitted_at", None)), fields=["expires_at"], name="intake_draft_by_expiry"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reference", ""), _negated=True), name="intake_draft_has_a_reference"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("submitted_at", None), models.Q(("box", b""), ("lock", b"")), _connector="OR"
                        ),
                        name="intake_draft_submitted_is_empty",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("moved_at", None),
                            models.Q(("box", b""), ("lock", b""), ("submitted_at", None)),
                            _connector="OR",
                        ),
                        name="intake_draft_moved_is_empty",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Given",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "draft",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="given", to="intake.draft"
                    ),
                ),
                ("box", models.BinaryField()),
                ("actor_kind", models.CharField(max_length=12)),
                ("actor", models.CharField(max_length=80)),
                ("place", models.CharField(blank=True, max_length=40)),
                ("surface", models.CharField(max_length=12)),
                ("at", models.DateTimeField()),
                ("until", models.DateTimeField()),
            ],
            options={
                "verbose_name": "demande remise",
                "verbose_name_plural": "demandes remises",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("at"))), name="intake_given_can_still_change"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Upload",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("identifier", models.CharField(max_length=32, unique=True)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="uploads", to="intake.draft"
                    ),
                ),
                ("question", models.CharField(max_length=60)),
                ("name", models.BinaryField()),
                ("length", models.PositiveBigIntegerField()),
                ("started_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "envoi de fichier",
                "verbose_name_plural": "envois de fichiers",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("length__gte", 1)), name="intake_upload_is_not_empty")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=20, unique=True)),
                ("service", models.CharField(max_length=60)),
                ("version", models.PositiveIntegerField()),
                ("language", models.CharField(max_length=2)),
                ("way", models.CharField(max_length=12)),
                ("place", models.CharField(blank=True, max_length=40)),
                ("envelope", models.BinaryField()),
                ("digest", models.CharField(max_length=64)),
                ("fee", models.PositiveIntegerField(blank=True, null=True)),
                ("files", models.PositiveSmallIntegerField()),
                ("submitted_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "demande déposée",
                "verbose_name_plural": "demandes déposées",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reference", ""), _negated=True), name="intake_submission_has_a_reference"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("digest", ""), _negated=True), name="intake_submission_has_a_digest"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Deposit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token", models.CharField(max_length=32)),
                ("organisation", models.CharField(max_length=120)),
                ("key", models.CharField(max_length=64)),
                ("fingerprint", models.CharField(max_length=64)),
                (
                    "submission",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="deposit", to="intake.submission"
                    ),
                ),
            ],
            options={
                "verbose_name": "dépôt par un organisme",
                "verbose_name_plural": "dépôts par un organisme",
                "constraints": [
                    models.UniqueConstraint(fields=("token", "key"), name="intake_deposit_key_serves_once")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Locker",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=20, unique=True)),
                ("holder", models.CharField(max_length=3)),
                ("turn", models.PositiveIntegerField()),
                ("imprint", models.CharField(blank=True, max_length=64)),
                ("sealed", models.BinaryField()),
                ("files", models.JSONField(default=list)),
                ("moved_at", models.DateTimeField(blank=True, null=True)),
                ("expires_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "consigne d’une demande commencée",
                "verbose_name_plural": "consignes de demandes commencées",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("imprint", ""), _negated=True),
                        fields=("imprint",),
                        name="intake_locker_imprint_opens_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("imprint", ""), _negated=True), ("sealed", b""), _connector="OR"),
                        name="intake_locker_unopenable_is_empty",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="WrongLocators",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("centre", models.CharField(max_length=3, unique=True)),
                ("since", models.DateTimeField()),
                ("count", models.PositiveIntegerField(default=0)),
            ],
            options={
                "verbose_name": "demandes sans consigne",
                "verbose_name_plural": "demandes sans consigne",
                "indexes": [],
                "constraints": [],
            },
        ),
    ]
