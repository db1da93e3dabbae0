"""Where staff prove who they are, and manage what proves it."""

from django.urls import path

from guichet.surfaces.backoffice.sign_in import factors, setting_up, views

app_name = "sign-in"
urlpatterns = [
    path("connexion/incomplete/", views.not_ready, name="not-ready"),
    path("connexion/de-nouveau/", views.again, name="again"),
    path("connexion/invitation/<str:token>/", setting_up.invitation, name="invitation"),
    path("moyens/mot-de-passe/", factors.password, name="password"),
    path("moyens/cle/", factors.add_passkey, name="passkey"),
    path("moyens/application/", factors.add_application, name="application"),
    path("moyens/retirer/<str:key>/", factors.remove, name="remove"),
    path("moyens/nouveaux-codes/", factors.renew_codes, name="renew-codes"),
    path("moyens/terminer/", setting_up.finish, name="finish"),
    path("deconnexion/", views.out, name="out"),
]

# Names without a surface: django-allauth looks for them. Its other routes (sign-up, forgotten password, e-mail
# addresses, trusted browsers) are not mounted.
NAMED_BY_ALLAUTH = [
    path("agents/connexion/", views.start, name="account_login"),
    path("agents/connexion/cle/", views.passkey, name="mfa_login_webauthn"),
    path("agents/connexion/seconde-preuve/", views.second_factor, name="mfa_authenticate"),
    path("agents/moyens/", factors.index, name="mfa_index"),
    path("agents/moyens/codes-de-secours/", factors.recovery_codes, name="mfa_view_recovery_codes"),
]
