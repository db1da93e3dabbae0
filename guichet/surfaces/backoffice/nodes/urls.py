from django.urls import path

from guichet.surfaces.backoffice.nodes import records, views

app_name = "nodes"
urlpatterns = [
    path("", views.every, name="every"),
    path("<slug:centre>/", views.show, name="show"),
    path("<slug:centre>/inviter/", views.invite, name="invite"),
    path("<slug:centre>/approuver/", views.approve, name="approve"),
    path("<slug:centre>/revoquer/", views.revoke, name="revoke"),
    path("<slug:centre>/mis-de-cote/<slug:epoch>/<int:lane>/<int:number>/reprendre/", records.take, name="take"),
    path("<slug:centre>/mis-de-cote/<slug:epoch>/<int:lane>/<int:number>/ecarter/", records.drop, name="drop"),
]
