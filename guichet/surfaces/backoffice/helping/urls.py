from django.urls import path

from guichet.surfaces.backoffice.helping import views

app_name = "helping"
urlpatterns = [
    path("", views.ask, name="ask"),
]
