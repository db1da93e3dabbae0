from django.urls import path

from guichet.surfaces.portal.verifier import views

app_name = "verifier"
urlpatterns = [
    path("", views.start, name="start"),
    path("fichier/", views.file, name="file"),
    path("reference/", views.reference, name="reference"),
    path("hors-ligne.js", views.worker, name="worker"),
    path("application.webmanifest", views.manifest, name="manifest"),
]
