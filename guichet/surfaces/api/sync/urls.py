from django.urls import path

from guichet.surfaces.api.sync import files, views

app_name = "sync"
urlpatterns = [
    path("key", views.key, name="key"),
    path("keys", views.keys, name="keys"),
    path("enrol", views.enrol, name="enrol"),
    path("hello", views.hello, name="hello"),
    path("push", views.push, name="push"),
    path("news/<int:after>", views.news, name="news"),
    path("blobs/<slug:digest>", files.blob, name="blob"),
    path("files", files.begin, name="files"),
    path("files/<slug:folder>/<slug:digest>", files.piece, name="file"),
]
