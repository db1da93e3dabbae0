from django.urls import path

from guichet.surfaces.portal.concerns import searching, views

app_name = "concerns"
urlpatterns = [
    path("", searching.start, name="start"),
    path("repondu/", searching.settled, name="settled"),
    path("quand-meme/", searching.anyway, name="anyway"),
    path("ecrire/", views.write, name="write"),
    path("suite/", views.follow, name="follow"),
]
