from django.urls import path

from guichet.surfaces.counter.mandates import views

app_name = "mandates"
urlpatterns = [
    path("", views.everything, name="all"),
    path("ouvrir/", views.grant, name="grant"),
    path("<slug:mandate>/", views.show, name="show"),
    path("<slug:mandate>/commencer/", views.begin, name="begin"),
    path("<slug:mandate>/retirer/", views.revoke, name="revoke"),
]
