from django.urls import path

from guichet.surfaces.portal.figures import views

app_name = "figures"
urlpatterns = [
    path("", views.every, name="all"),
    path("chiffres.csv", views.table, name="csv"),
    path("chiffres.json", views.document, name="json"),
    path("schema.json", views.schema_file, name="schema"),
    path("chiffres/", views.all_figures, name="figures"),
    path("chiffres/<slug:address>/", views.figure_page, name="figure"),
    path("chiffres/<slug:address>/cases.csv", views.cells, name="cells"),
    path("refaites-nos-calculs/", views.recomputing, name="again"),
    path("<slug:code>/", views.one, name="service"),
]
