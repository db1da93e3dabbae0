from django.urls import path

from guichet.surfaces.backoffice.clips import missing, views

app_name = "clips"
urlpatterns = [
    path("", views.awaiting, name="awaiting"),
    path("manquants/", missing.table, name="missing"),
    path("manquants.csv", missing.csv_file, name="missing-csv"),
    path("<slug:reference>/", views.judge, name="judge"),
    path("<slug:reference>/son", views.sound, name="sound"),
    path("<slug:reference>/approuver/", views.approve, name="approve"),
    path("<slug:reference>/retirer/", views.withdraw, name="withdraw"),
]
