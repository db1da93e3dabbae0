"""Where people prove who they are."""

from allauth.socialaccount.providers.openid_connect import views as openid_connect
from django.urls import path
from django.views.decorators.http import require_POST

from guichet.surfaces.portal.sign_in import views

app_name = "sign-in"
urlpatterns = [
    path("", views.by_phone, name="start"),
    path("e-mail/", views.by_email, name="email"),
    path("code/<str:reference>/", views.code, name="code"),
    path("identite-nationale/echec/", views.national_failed, name="national-failed"),
    path("sortie/", views.out, name="out"),
    path("sortie-partout/", views.out_everywhere, name="out-everywhere"),
]

# Names that django-allauth looks for. In one language only: the provider knows the address of the way back.
NAMED_BY_ALLAUTH = [
    path("connexion/identite/<slug:provider_id>/", require_POST(openid_connect.login), name="openid_connect_login"),
    path("connexion/identite/<slug:provider_id>/retour/", openid_connect.callback, name="openid_connect_callback"),
]
