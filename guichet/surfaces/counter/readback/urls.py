from django.urls import path

from guichet.surfaces.counter.readback import views

app_name = "readback"
urlpatterns = [
    path("", views.enter, name="enter"),
    path("commencer/", views.begin, name="begin"),
    path("<slug:code>/", views.show, name="show"),
    path("<slug:code>/guichet/", views.beside, name="beside"),
]
