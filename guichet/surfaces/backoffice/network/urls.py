from django.urls import path

from guichet.surfaces.backoffice.network import files, keeping, sites, upkeep, views

app_name = "network"
urlpatterns = [
    path("", views.every, name="every"),
    path("reseau.csv", files.csv_file, name="csv"),
    path("reseau.xlsx", files.xlsx_file, name="xlsx"),
    path("couverture/", views.coverage, name="coverage"),
    path("alertes/", views.alerts, name="alerts"),
    path("contrats/", upkeep.contracts, name="contracts"),
    path("contrats/noter/", upkeep.note_contract, name="contract"),
    path("fournisseurs/", upkeep.note_supplier, name="supplier"),
    path("<slug:site>/", views.show, name="show"),
    path("<slug:site>/fiche.xlsx", files.sheet, name="sheet"),
    path("<slug:site>/etat/", sites.note_status, name="status"),
    path("<slug:site>/commune/", sites.place, name="place"),
    path("<slug:site>/equipement/", keeping.install, name="install"),
    path("<slug:site>/equipement/<slug:equipment>/", keeping.change, name="change"),
    path("<slug:site>/equipement/<slug:equipment>/abonnement/", keeping.subscribe, name="subscribe"),
    path("<slug:site>/stock/", keeping.move, name="move"),
    path("<slug:site>/stock/seuil/", keeping.threshold, name="threshold"),
    path("<slug:site>/visites/", upkeep.plan, name="plan"),
    path("<slug:site>/visites/<slug:visit>/", upkeep.do, name="do"),
    path("<slug:site>/formations/", keeping.train, name="train"),
]
