from django.urls import path

from guichet.surfaces.backoffice.readings import views

app_name = "readings"
urlpatterns = [
    path("", views.day, name="day"),
]
