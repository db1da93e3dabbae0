from django.urls import path

from guichet.surfaces.backoffice.signals import views

app_name = "signals"
urlpatterns = [
    path("", views.found, name="found"),
    path("signaux.csv", views.csv_file, name="csv"),
]
