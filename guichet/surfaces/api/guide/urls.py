"""The page about the API, in each language."""

from django.urls import path

from guichet.surfaces.api.guide import views

app_name = "api-guide"
urlpatterns = [
    path("", views.guide, name="page"),
]
