from django.urls import path

from guichet.surfaces.backoffice.observing import views

app_name = "observing"
urlpatterns = [
    path("", views.every, name="every"),
    path("mes-centres.xlsx", views.every_xlsx, name="every-xlsx"),
    path("<slug:centre>/", views.show, name="show"),
    path("<slug:centre>/<int:year>-<int:month>/<str:figure>/", views.days, name="days"),
    path("<slug:centre>/centre.xlsx", views.xlsx, name="xlsx"),
]
