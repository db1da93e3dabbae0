from django.urls import path

from guichet.surfaces.backoffice.knowledge import views

app_name = "knowledge"
urlpatterns = [
    path("", views.every, name="every"),
    path("proposer/", views.propose, name="propose"),
    path("<slug:code>/", views.show, name="show"),
    path("<slug:code>/approuver/", views.approve, name="approve"),
    path("<slug:code>/refuser/", views.refuse, name="refuse"),
    path("<slug:code>/retirer/", views.withdraw, name="withdraw"),
]
