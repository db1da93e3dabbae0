from django.urls import path

from guichet.surfaces.counter.home import views

app_name = "counter"
urlpatterns = [path("", views.home, name="home")]
