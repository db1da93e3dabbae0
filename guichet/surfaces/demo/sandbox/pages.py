"""What the page of the sandbox shows."""

from dataclasses import dataclass
from enum import StrEnum

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guichet.commons.payments.models import Way
from guichet.commons.payments.providers import Outcome, Transaction
from guichet.commons.payments.queries import Fee
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame, frame
from guichet.surfaces.ui.frame import Way as WayHere
from guichet.surfaces.ui.parts import Column, Link, Standing, Status, SummaryRow, Table


class Gesture(StrEnum):
    PAY = "payer"
    FAIL = "echouer"
    PAY_TWICE = "payer-deux-fois"
    LOSE_THE_NOTICE = "perdre-l-avis"
    ASK = "j-ai-paye"


@dataclass(frozen=True, slots=True)
class Notice:
    kind: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Button:
    value: Gesture
    text: str
    kind: str = "secondary"


@dataclass(frozen=True, slots=True)
class PaymentPage:
    frame: Frame
    notice: Notice | None
    rows: tuple[SummaryRow, ...]
    buttons: tuple[Button, ...]
    table: Table | None
    back: Link


def payment(request: HttpRequest, fee: Fee, lines: tuple[Transaction, ...], way_back: str) -> PaymentPage:
    back = Link(_("Retour à Guichet"), way_back or reverse("portal:home"))
    return PaymentPage(
        frame=frame(
            request,
            title=_("Payer dans le bac à sable"),
            description=_("Ce prestataire n’existe pas : aucun argent ne bouge."),
            way=WayHere(back=back),
            listed=False,
        ),
        notice=_notice(fee, lines),
        rows=(
            SummaryRow(_("Objet"), fee.purpose.in_language(get_language() or "fr")),
            SummaryRow(_("Montant"), wording.amount(fee.amount)),
            SummaryRow(_("Au sujet de"), fee.about),
        ),
        buttons=_buttons(fee, lines),
        table=_table(lines) if lines else None,
        back=back,
    )


def out_of_order(request: HttpRequest, way_back: str) -> PaymentPage:
    back = Link(_("Retour à Guichet"), way_back or reverse("portal:home"))
    return PaymentPage(
        frame=frame(request, title=_("Payer dans le bac à sable"), way=WayHere(back=back), listed=False),
        notice=Notice(
            "refusal",
            _("Le prestataire de paiement est en panne."),
            _("Rien n’a été pris. Votre demande est gardée : revenez payer plus tard."),
        ),
        rows=(),
        buttons=(),
        table=None,
        back=back,
    )


def _notice(fee: Fee, lines: tuple[Transaction, ...]) -> Notice | None:
    paid = [line for line in lines if line.outcome == Outcome.PAID]
    if fee.way == Way.WAIVED:
        return Notice("information", _("Ces frais ne sont plus demandés."), "")
    if fee.way == Way.CONFIRMED and len(paid) > 1:
        return Notice(
            "attention",
            _("Vous avez payé plus d’une fois."),
            _("Guichet a retenu un seul paiement ; le reste vous est dû et sera remboursé."),
        )
    if fee.way == Way.CONFIRMED:
        return Notice("success", _("Votre paiement est confirmé."), "")
    if paid:
        return Notice(
            "attention",
            _("Vous avez payé, mais l’avis s’est perdu."),
            _("Guichet le demandera de lui-même dans la minute. Ne payez pas de nouveau."),
        )
    if lines:
        return Notice("refusal", _("Le paiement a échoué."), _("Rien n’a été pris. Vous pouvez recommencer."))
    return None


def _buttons(fee: Fee, lines: tuple[Transaction, ...]) -> tuple[Button, ...]:
    if fee.way is not None:
        return ()
    if any(line.outcome == Outcome.PAID for line in lines):
        return (Button(Gesture.ASK, _("J’ai payé : vérifier maintenant"), ""),)
    return (
        Button(Gesture.PAY, _("Payer"), ""),
        Button(Gesture.FAIL, _("Échouer")),
        Button(Gesture.PAY_TWICE, _("Payer deux fois")),
        Button(Gesture.LOSE_THE_NOTICE, _("Payer, et perdre l’avis")),
    )


def _table(lines: tuple[Transaction, ...]) -> Table:
    return Table(
        caption=_("Les livres du bac à sable"),
        columns=(Column(_("Référence")), Column(_("Montant"), numeric=True), Column(_("Issue"))),
        rows=tuple((line.reference, wording.amount(line.amount), _outcome(line.outcome)) for line in lines),
        stacked=True,
    )


def _outcome(outcome: Outcome) -> Status:
    match outcome:
        case Outcome.PAID:
            return Status(_("payé"), Standing.DONE)
        case Outcome.FAILED:
            return Status(_("échoué"), Standing.REFUSED)
        case Outcome.PENDING:
            return Status(_("en attente"))
