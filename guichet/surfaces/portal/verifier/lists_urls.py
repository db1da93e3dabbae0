"""What verifiers read, ours and others': one address for all languages, as docs/qr-profile.md gives it."""

from django.urls import path

from guichet.surfaces.portal.verifier import lists

app_name = "documents"
urlpatterns = [
    path("keys.json", lists.keys, name="keys"),
    path("status/<int:year>", lists.status, name="status"),
]
