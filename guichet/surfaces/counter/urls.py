from django.urls import include, path

from guichet.surfaces.counter.home import views

app_name = "counter"
urlpatterns = [
    path("", views.home, name="home"),
    path("enregistrements/", include("guichet.surfaces.counter.clips.urls")),
]
