from django.urls import path

from guichet.surfaces.portal.authorities import views

app_name = "authorities"
urlpatterns = [
    path("", views.every, name="list"),
    path("<slug:code>/", views.one, name="one"),
]
