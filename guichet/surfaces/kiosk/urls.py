from django.urls import path

from guichet.surfaces.kiosk.home import views

app_name = "kiosk"
urlpatterns = [path("", views.home, name="home")]
