"""The same for machines: one file for all languages, or a language in the address, so no prefix of language."""

from django.urls import path

from guichet.surfaces.portal.availability import views

app_name = "availability"
urlpatterns = [
    path("etat/etat.json", views.as_json, name="json"),
    path("etat/etat.atom", views.feed, {"language": "fr"}, name="feed-fr"),
    path("en/etat/status.atom", views.feed, {"language": "en"}, name="feed-en"),
]
