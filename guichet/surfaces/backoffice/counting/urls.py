from django.urls import path

from guichet.surfaces.backoffice.counting import files, views

app_name = "counting"
urlpatterns = [
    path("", views.lines, name="lines"),
    path("lignes/", views.rows, name="rows"),
    path("statistiques.csv", files.csv_file, name="csv"),
    path("statistiques.xlsx", files.xlsx_file, name="xlsx"),
]
