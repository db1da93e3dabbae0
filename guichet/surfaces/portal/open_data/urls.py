"""What machines read: one file for all languages, or a language in the address, so no prefix of language."""

from django.urls import path

from guichet.surfaces.portal.open_data import views

app_name = "open-data"
urlpatterns = [
    path("catalogue", views.catalogue, name="catalogue"),
    path("catalogue.ttl", views.turtle, name="turtle"),
    path("catalogue.jsonld", views.json_ld, name="json-ld"),
    path("changements.atom", views.changes, {"language": "fr"}, name="changes-fr"),
    path("en/changes.atom", views.changes, {"language": "en"}, name="changes-en"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
]
