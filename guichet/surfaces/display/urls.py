from django.urls import path

from guichet.surfaces.display.home import views

app_name = "display"
urlpatterns = [path("", views.home, name="home")]
