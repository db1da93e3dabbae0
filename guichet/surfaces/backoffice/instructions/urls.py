from django.urls import path

from guichet.surfaces.backoffice.instructions import answering, views

app_name = "instructions"
urlpatterns = [
    path("", views.every, name="every"),
    path("donner/", views.give, name="give"),
    path("a-faire/<slug:duty>/", answering.duty, name="duty"),
    path("a-faire/<slug:duty>/delai/", answering.ask_time, name="ask-time"),
    path("a-faire/<slug:duty>/transmettre/", answering.pass_down, name="pass-down"),
    path("delais/<slug:extension>/", answering.answer_time, name="answer-time"),
    path("<slug:reference>/", views.given, name="given"),
]
