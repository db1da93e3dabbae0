from django.urls import path

from guichet.surfaces.backoffice.appointments import views

app_name = "appointments"
urlpatterns = [
    path("", views.desks, name="desks"),
    path("<slug:place>/", views.day, name="day"),
    path("<slug:place>/horaires/", views.rule, name="rule"),
    path("<slug:place>/prendre/", views.book, name="book"),
    path("<slug:place>/appeler/", views.call, name="call"),
    path("<slug:place>/sans-rendez-vous/", views.walk_in, name="walk-in"),
    path("<slug:place>/venu/<slug:appointment>/", views.arrive, name="arrive"),
    path("<slug:place>/passages/<slug:turn>/<slug:end>/", views.end, name="end"),
]
