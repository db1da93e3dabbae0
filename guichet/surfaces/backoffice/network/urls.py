from django.urls import path

from guichet.surfaces.backoffice.network import sites, views

app_name = "network"
urlpatterns = [
    path("", views.every, name="every"),
    path("couverture/", views.coverage, name="coverage"),
    path("<slug:site>/", views.show, name="show"),
    path("<slug:site>/etat/", sites.note_status, name="status"),
    path("<slug:site>/commune/", sites.place, name="place"),
]
