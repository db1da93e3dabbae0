from django.urls import path

from guichet.surfaces.portal.figures import views

app_name = "figures"
urlpatterns = [
    path("", views.every, name="all"),
    path("chiffres.csv", views.table, name="csv"),
    path("chiffres.json", views.document, name="json"),
    path("schema.json", views.schema_file, name="schema"),
    path("refaites-nos-calculs/", views.recomputing, name="again"),
    path("<slug:code>/", views.one, name="service"),
]
