from django.urls import path

from guichet.surfaces.backoffice.outside import views

app_name = "outside"
urlpatterns = [
    path("", views.ask, name="ask"),
    path("<str:reference>/", views.read, name="read"),
]
