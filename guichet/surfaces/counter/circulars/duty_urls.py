from django.urls import path

from guichet.surfaces.counter.circulars import duties

app_name = "instructions"
urlpatterns = [
    path("", duties.every, name="every"),
    path("<slug:duty>/", duties.duty, name="duty"),
    path("<slug:duty>/delai/", duties.ask_time, name="ask-time"),
]
