"""The public log as C2SP tlog-tiles wants it: files that any mirror may keep, one address for all languages."""

from django.urls import path, register_converter

from guichet.surfaces.portal.public_log import views

register_converter(views.TileName, "tile")

app_name = "public-log"
urlpatterns = [
    path("checkpoint", views.checkpoint, name="checkpoint"),
    path("witnessed", views.witnessed, name="witnessed"),
    path("witnesses", views.witnesses, name="witnesses"),
    path("contested", views.contested, name="contested"),
    path("keys", views.keys, name="keys"),
    path("tile/<tile:name>", views.tile, name="tile"),
]
