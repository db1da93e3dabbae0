from django.urls import path

from guichet.surfaces.display.home import views

app_name = "display"
urlpatterns = [
    path("", views.home, name="home"),
    path("suite/", views.since, name="since"),
    path("passages/", views.shown, name="shown"),
    path("image/<slug:digest>.jpg", views.picture, name="picture"),
    path("video/<slug:digest>/", views.video, name="video"),
    path("appel.wav", views.chime, name="chime"),
    path("voix/<slug:key>.wav", views.voice, name="voice"),
]
