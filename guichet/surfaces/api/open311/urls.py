"""`/open311/v2/`: for machines, so without a prefix of language. Whatever follows the last dot is the form."""

from django.urls import path

from guichet.surfaces.api import addresses
from guichet.surfaces.api.open311 import views
from guichet.surfaces.api.open311.edge import answering

app_name = "open311"
urlpatterns = [
    path("openapi.json", answering(views.description), name="description"),
    path("discovery.<slug:form>", answering(views.discovery), name="discovery"),
    path("services.<slug:form>", answering(views.services), name="services"),
    path("services/<slug:code>.<slug:form>", answering(views.service), name="service"),
    path("requests.<slug:form>", answering(views.requests), name="requests"),
    path("requests/<slug:reference>.<slug:form>", answering(views.request), name="request"),
    path("tokens/<slug:token>.<slug:form>", answering(views.token), name="token"),
    path(addresses.REST, answering(views.unknown), name="unknown"),
]
