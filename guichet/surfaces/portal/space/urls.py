from django.urls import path

from guichet.surfaces.portal.space import identity, views

app_name = "space"
urlpatterns = [
    path("", views.home, name="home"),
    path("demandes-commencees/<str:reference>/", views.reopen, name="reopen"),
    path("rattacher/", views.claim, name="claim"),
    path("consultations/", views.looks, name="looks"),
    path("messages/", views.messages, name="messages"),
    path("identite/", identity.account, name="identity"),
    path("identite/npi/", identity.npi, name="npi"),
    path("identite/correction/", identity.correction, name="correction"),
]
