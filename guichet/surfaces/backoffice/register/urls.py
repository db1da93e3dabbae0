from django.urls import path

from guichet.surfaces.backoffice.register import views

app_name = "register"
urlpatterns = [
    path("<str:reference>/registre/", views.ask, name="ask"),
    path("<str:reference>/registre/reponse/", views.answer, name="answer"),
]
