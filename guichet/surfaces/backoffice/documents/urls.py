from django.urls import path

from guichet.surfaces.backoffice.documents import correcting, previews, views

app_name = "documents"
urlpatterns = [
    path("", views.find, name="find"),
    path("modeles/", previews.previews, name="previews"),
    path("modeles/<slug:service>/<slug:outcome>/<str:language>/<slug:length>.pdf", previews.preview, name="preview"),
    path("<str:reference>/", views.show, name="show"),
    path("<str:reference>/revoquer/", views.revoke, name="revoke"),
    path("<str:reference>/corriger/", correcting.correct, name="correct"),
    path("<str:reference>/corriger/raison/", correcting.reason, name="reason"),
    path("<str:reference>/reessayer/", views.try_again, name="try-again"),
    path("propositions/<slug:proposal>/confirmer/", views.confirm, name="confirm"),
    path("propositions/<slug:proposal>/ecarter/", views.turn_down, name="turn-down"),
]
