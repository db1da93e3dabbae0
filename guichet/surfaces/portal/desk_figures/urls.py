from django.urls import path

from guichet.surfaces.portal.desk_figures import views

app_name = "desk-figures"
urlpatterns = [
    path("", views.every, name="all"),
    path("messages.csv", views.table, name="csv"),
    path("messages.json", views.document, name="json"),
]
