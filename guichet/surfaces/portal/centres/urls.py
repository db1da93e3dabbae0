from django.urls import path

from guichet.surfaces.portal.centres import views

app_name = "centres"
urlpatterns = [
    path("", views.every, name="list"),
    path("<slug:slug>/", views.one, name="one"),
]
