from django.urls import path

from guichet.surfaces.kiosk.browsing import views

app_name = "browsing"
urlpatterns = [
    path("", views.welcome, name="welcome"),
    path("moments/", views.moments, name="moments"),
    path("moments/<slug:code>/", views.moment, name="moment"),
    path("services/<slug:code>/", views.sheet, name="sheet"),
]
