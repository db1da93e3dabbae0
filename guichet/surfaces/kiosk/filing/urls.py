from django.urls import path

from guichet.surfaces.kiosk.filing.views import receipts, sending, starting, steps

app_name = "filing"
urlpatterns = [
    path("commencer/<slug:code>/", starting.start, name="start"),
    path("", steps.current, name="current"),
    path("question/<slug:name>/", steps.step, name="step"),
    path("question/<slug:name>/<int:number>/", steps.item, name="item"),
    path("arret/", steps.stop, name="stop"),
    path("relire/", sending.summary, name="summary"),
    path("recu/", receipts.receipt, name="receipt"),
    path("recu/imprimer/", receipts.print_again, name="print"),
    path("recu.pdf", receipts.as_pdf, name="receipt-pdf"),
]
