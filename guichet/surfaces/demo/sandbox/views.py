"""The page of a provider that does not exist: pay, fail, pay twice, or pay while the notice gets lost.

Mounted in the demonstration only. Whoever knows the reference may pay, as with a link from a real provider.
"""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from guichet.commons.payments import operations as payments
from guichet.commons.payments import queries, rechecking
from guichet.commons.payments.contrib.sandbox import operations as sandbox
from guichet.commons.payments.contrib.sandbox import queries as books
from guichet.commons.payments.contrib.sandbox.provider import CODE, Sandbox
from guichet.commons.payments.providers import Outcome
from guichet.commons.payments.queries import Fee
from guichet.foundation.demonstration import clock, providers
from guichet.foundation.demonstration.providers import Provider
from guichet.foundation.lib.act import Act, Surface, by_the_system
from guichet.surfaces.demo.sandbox import pages
from guichet.surfaces.demo.sandbox.pages import Gesture


@require_http_methods(["GET", "POST"])
def payment(request: HttpRequest, reference: str) -> HttpResponse:
    fee = queries.fee(reference)
    if fee is None:
        raise Http404
    if providers.is_down(Provider.PAYMENTS):
        page = pages.out_of_order(request, _way_back(request))
        return render(request, "demo/sandbox/payment.html", {"page": page}, status=503)
    if request.method == "POST":
        return _answer(request, fee)
    page = pages.payment(request, fee, books.lines_of(reference), _way_back(request))
    return render(request, "demo/sandbox/payment.html", {"page": page})


def _answer(request: HttpRequest, fee: Fee) -> HttpResponse:
    gesture = request.POST.get("geste", "")
    if gesture not in set(Gesture):
        return HttpResponseBadRequest()
    _do(Gesture(gesture), fee)
    return HttpResponseRedirect(request.get_full_path())


def _do(gesture: Gesture, fee: Fee) -> None:
    act = by_the_system(at=clock.now(), surface=Surface.API, process=CODE)
    match gesture:
        case Gesture.PAY:
            _pay(fee, act)
        case Gesture.PAY_TWICE:
            _pay(fee, act)
            _pay(fee, act)
        case Gesture.FAIL:
            sandbox.write(payment=fee.reference, amount=fee.amount, outcome=Outcome.FAILED, act=act)
        case Gesture.LOSE_THE_NOTICE:
            sandbox.write(payment=fee.reference, amount=fee.amount, outcome=Outcome.PAID, act=act)
        case Gesture.ASK:
            rechecking.ask(fee.reference, act)


def _pay(fee: Fee, act: Act) -> None:
    """The notice goes through the same door as those that come by the network: signed, and believed once."""
    line = sandbox.write(payment=fee.reference, amount=fee.amount, outcome=Outcome.PAID, act=act)
    payments.receive_notice(provider=CODE, notice=Sandbox().notice(line, act.at), act=act)


def _way_back(request: HttpRequest) -> str:
    """Where the person came from, when that is a page of this site."""
    wanted = request.GET.get("retour", "")
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else ""
