from django.urls import path

from guichet.surfaces.backoffice.complaints import views

app_name = "complaints"
urlpatterns = [
    path("", views.everything, name="all"),
    path("<slug:reference>/", views.read, name="read"),
    path("<slug:reference>/voix", views.voice, name="voice"),
]
