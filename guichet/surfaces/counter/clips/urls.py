from django.urls import path

from guichet.surfaces.counter.clips import views

app_name = "clips"
urlpatterns = [
    path("", views.choose, name="choose"),
    path("<slug:service>/<slug:language>/", views.say, name="say"),
]
