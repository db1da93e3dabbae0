from django.urls import path

from guichet.surfaces.portal.help import views

app_name = "help"
urlpatterns = [
    path("", views.every, name="every"),
    path("<slug:code>/", views.one, name="one"),
]
