from django.urls import path

from guichet.surfaces.kiosk.listening import views

app_name = "listening"
urlpatterns = [path("", views.say, name="say")]
