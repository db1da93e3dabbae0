from django.urls import path

from guichet.surfaces.ui.gallery import views

app_name = "ui"
urlpatterns = [
    path("", views.index, name="gallery"),
    path("formulaire/", views.form, name="form"),
    path("exemple/", views.sheet, name="sheet"),
    path("large/", views.wide, name="wide"),
    path("<slug:code>/", views.family, name="family"),
]
