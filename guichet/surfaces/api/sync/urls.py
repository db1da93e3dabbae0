from django.urls import path

from guichet.surfaces.api.sync import files, tickets, views

app_name = "sync"
urlpatterns = [
    path("key", views.key, name="key"),
    path("keys", views.keys, name="keys"),
    path("enrol", views.enrol, name="enrol"),
    path("hello", views.hello, name="hello"),
    path("push", views.push, name="push"),
    path("news/<int:after>", views.news, name="news"),
    path("blobs/<slug:digest>", files.blob, name="blob"),
    path("tickets", tickets.look, name="tickets"),
    path("tickets/claim", tickets.claim, name="claim"),
    path("tickets/back", tickets.take_back, name="take-back"),
    path("tickets/<slug:digest>", tickets.file, name="ticket-file"),
    path("files", files.begin, name="files"),
    path("files/<slug:folder>/<slug:digest>", files.piece, name="file"),
]
