from django.urls import path

from guichet.surfaces.portal.services import views

app_name = "services"
urlpatterns = [
    path("", views.every, name="list"),
    path("<slug:code>/", views.sheet, name="sheet"),
]
