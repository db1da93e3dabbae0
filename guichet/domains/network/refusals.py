"""What the register of the network answers when it will not do what was asked."""

from django.utils.translation import gettext as _

from guichet.foundation.lib.refusal import Refused


class NoSite(Refused):
    """No such one, or one that is not the viewer's to see: in the same words."""

    def __init__(self) -> None:
        super().__init__(_("Ce site n’existe pas, ou n’est pas de votre ressort."))


class NoSource(Refused):
    def __init__(self) -> None:
        super().__init__(_("Dites d’où vous le tenez : un fait sans source n’est pas gardé."))


class FromTheFuture(Refused):
    """A fact is noted once it is so; a plan, once it was made public."""

    def __init__(self) -> None:
        super().__init__(_("Cette date n’est pas encore venue. Donnez celle à laquelle c’est arrivé."))


class UnknownCommune(Refused):
    def __init__(self) -> None:
        super().__init__(_("Cette commune n’est pas l’une des 77. Choisissez-la dans la liste."))


class AlreadyPlaced(Refused):
    def __init__(self) -> None:
        super().__init__(_("La commune de ce site est déjà publiée : elle ne change plus."))


class NotPlaced(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("Ce site n’a pas encore de commune : donnez-la avant de dire qu’il est en travaux ou ouvert.")
        )


class NoEquipment(Refused):
    def __init__(self) -> None:
        super().__init__(_("Cet équipement n’est pas de ce site."))


class SerialTaken(Refused):
    def __init__(self) -> None:
        super().__init__(_("Un équipement de cette sorte a déjà ce numéro de série. Relisez la plaque."))


class Retired(Refused):
    def __init__(self) -> None:
        super().__init__(_("Cet équipement est retiré : il ne change plus."))


class AlreadySo(Refused):
    def __init__(self) -> None:
        super().__init__(_("Cet équipement est déjà dans cet état."))


class NoSubscriptionThere(Refused):
    def __init__(self) -> None:
        super().__init__(_("Seul un Wi-Fi a un abonnement."))


class EndsBeforeItBegins(Refused):
    def __init__(self) -> None:
        super().__init__(_("Le dernier jour vient avant le premier. Vérifiez les deux."))


class NothingMoved(Refused):
    def __init__(self) -> None:
        super().__init__(_("Donnez une quantité d’au moins un."))


class MoreThanThereIs(Refused):
    """The person is told what the register believes: a count puts it right."""

    def __init__(self, level: int) -> None:
        sentence = _("Il n’en reste que %(level)d dans le registre. Comptez-les, puis notez le compte.")
        super().__init__(sentence % {"level": level})


class SupplierKnown(Refused):
    def __init__(self) -> None:
        super().__init__(_("Ce fournisseur est déjà connu."))


class NoSupplier(Refused):
    def __init__(self) -> None:
        super().__init__(_("Ce fournisseur n’est pas connu. Inscrivez-le d’abord."))


class UnknownPlace(Refused):
    def __init__(self) -> None:
        super().__init__(_("Ce lieu n’est ni un site, ni une commune, ni un département."))


class NoContract(Refused):
    def __init__(self) -> None:
        super().__init__(_("Ce contrat ne couvre pas ce site ce jour-là."))


class NoVisit(Refused):
    def __init__(self) -> None:
        super().__init__(_("Cette visite n’est pas prévue ici, ou elle est déjà faite."))


class NothingSaid(Refused):
    def __init__(self) -> None:
        super().__init__(_("Écrivez ce qui a été constaté et fait."))


class NotAFocalPoint(Refused):
    def __init__(self) -> None:
        super().__init__(_("Cette personne n’est pas point focal de ce site."))


class AlreadyTaught(Refused):
    def __init__(self) -> None:
        super().__init__(_("Cette formation est déjà notée."))
