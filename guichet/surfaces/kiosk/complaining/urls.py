from django.urls import path

from guichet.surfaces.kiosk.complaining import views

app_name = "complaining"
urlpatterns = [
    path("commencer/", views.begin, name="begin"),
    path("", views.complain, name="complain"),
]
