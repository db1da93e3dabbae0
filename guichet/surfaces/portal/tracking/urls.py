from django.urls import path

from guichet.surfaces.portal.tracking import asking_why, proving, replies, views, withdrawing

app_name = "tracking"
urlpatterns = [
    path("", views.start, name="start"),
    path("plainte/", views.complain_from_receipt, name="complain-from-receipt"),
    path("<str:reference>/", views.show, name="show"),
    path("<str:reference>/payer/", views.pay, name="pay"),
    path("<str:reference>/document/", views.document, name="document"),
    path("<str:reference>/repondre/", replies.reply, name="reply"),
    path("<str:reference>/ecrire/", views.write, name="write"),
    path("<str:reference>/consultations/<str:reading>/", asking_why.ask, name="why"),
    path("<str:reference>/consultations/<str:reading>/preuve.json", asking_why.proof, name="reading-proof"),
    path("<str:reference>/reclamation/", views.complain, name="complain"),
    path("<str:reference>/reclamation/fermer/", views.close_complaint, name="close-complaint"),
    path("<str:reference>/reclamation/contester/", views.contest, name="contest"),
    path("<str:reference>/preuves/", proving.lines, name="proofs"),
    path("<str:reference>/preuves/<int:index>.json", proving.line, name="line"),
    path("<str:reference>/preuves/<int:index>.tlog-proof", proving.proof, name="proof"),
    path("<str:reference>/retirer/", withdrawing.withdraw, name="withdraw"),
]
