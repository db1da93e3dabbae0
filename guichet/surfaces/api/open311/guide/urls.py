"""The page about Open311, in each language."""

from django.urls import path

from guichet.surfaces.api.open311.guide import views

app_name = "open311-guide"
urlpatterns = [
    path("", views.guide, name="page"),
]
