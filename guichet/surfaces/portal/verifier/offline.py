"""What the page's service worker keeps, and the page as an application that a phone installs."""

import hashlib
import json
from pathlib import Path

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guichet.commons.documents import queries as documents
from guichet.surfaces.ui.joined import ASSETS

SOURCE = Path(ASSETS / "worker" / "verifier.js")
SHIPPED = ("ui/guichet.css", "ui/verifier.js", "ui/qr-decoder.js", "ui/motif.svg")


def worker() -> str:
    """The script, after what it keeps. A changed page has another name, so that a kept one never mixes with it."""
    source = SOURCE.read_text("utf-8")
    facts = {
        "page": reverse("portal:verifier:start"),
        "assets": [static(path) for path in SHIPPED],
        "lists": [
            reverse("documents:keys"),
            *(reverse("documents:status", args=[year]) for year in documents.status_years()),
        ],
    }
    version = hashlib.sha256(f"{facts}{source}".encode()).hexdigest()[:12]
    kept = {"name": f"guichet-verifier-{get_language()}:{version}", **facts}
    return f"const KEPT = {json.dumps(kept)};\n{source}"


def manifest() -> str:
    page = reverse("portal:verifier:start")
    facts = {
        "id": page,
        "name": _("Vérifier un document - Guichet"),
        "short_name": _("Vérifier"),
        "lang": get_language(),
        "start_url": page,
        "scope": page,
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#00563a",
        "icons": [{"src": static("ui/motif.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"}],
    }
    return json.dumps(facts, ensure_ascii=False)
