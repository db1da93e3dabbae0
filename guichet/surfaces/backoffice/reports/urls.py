from django.urls import path

from guichet.surfaces.backoffice.reports import files, views

app_name = "reports"
urlpatterns = [
    path("", views.every, name="every"),
    path("synthese/<str:month>/", views.synthesis, name="synthesis"),
    path("synthese/<str:month>/arreter/", views.close, name="close"),
    path("synthese/<str:month>/synthese.pdf", files.synthesis_document, name="synthesis-document"),
    path("synthese/<str:month>/synthese.xlsx", files.synthesis_xlsx, name="synthesis-xlsx"),
    path("synthese/<str:month>/chiffres/<str:figure>/", views.figure, name="figure"),
    path("synthese/<str:month>/<slug:department>/departement.xlsx", files.department_xlsx, name="department-xlsx"),
    path("synthese/<str:month>/<slug:department>/", views.department, name="department"),
    path("<slug:centre>/<str:month>/", views.show, name="show"),
    path("<slug:centre>/<str:month>/rapport.pdf", files.document, name="document"),
    path("<slug:centre>/<str:month>/rapport.xlsx", files.xlsx, name="xlsx"),
    path("<slug:centre>/<str:month>/ecrire/", views.write, name="write"),
    path("<slug:centre>/<str:month>/transmettre/", views.transmit, name="transmit"),
    path("<slug:centre>/<str:month>/commenter/", views.forward, name="forward"),
    path("<slug:centre>/<str:month>/corriger/", views.correct, name="correct"),
    path("<slug:centre>/<str:month>/lignes/<str:figure>/", views.rows, name="rows"),
]
