from django.urls import path

from guichet.surfaces.backoffice.supervision import views

app_name = "supervision"
urlpatterns = [
    path("", views.loads, name="loads"),
    path("<str:reference>/repondre/", views.answer, name="answer"),
    path("<slug:reference>/voix", views.voice, name="voice"),
]
