"""The officers' screens. Nothing here opens without two factors but the pages that prove them."""

from django.urls import include, path

from guichet.surfaces.backoffice.home import views as home

app_name = "backoffice"
urlpatterns = [
    path("", home.desk, name="home"),
    path("", include("guichet.surfaces.backoffice.sign_in.urls")),
]
