from django.urls import path

from guichet.surfaces.backoffice.leave import views

app_name = "leave"
urlpatterns = [
    path("", views.ask, name="ask"),
]
