"""Why a log is not believed, in sentences for whoever reads them."""

from django.utils.translation import gettext as _

from guichet.foundation.lib.refusal import Refused


class LogFault(Refused):
    """What a log shows is not what it should be."""


class Malformed(LogFault):
    def __init__(self, what: str = "") -> None:
        super().__init__(_("Ce journal ne se lit pas : %s") % (what or _("un fichier est coupé ou d’une autre forme.")))


class OtherOrigin(LogFault):
    def __init__(self, origin: str, expected: str) -> None:
        super().__init__(
            _("Ce relevé est celui d’un autre journal : « %(origin)s », et non « %(expected)s ».")
            % {"origin": origin, "expected": expected}
        )


class NotSigned(LogFault):
    def __init__(self) -> None:
        super().__init__(_("Ce relevé n’est pas signé par la clé du journal : il ne prouve rien."))


class Missing(LogFault):
    def __init__(self, name: str) -> None:
        super().__init__(_("Le fichier « %s » du journal manque.") % name)


class RootDiffers(LogFault):
    """`line` is the number of the first that was changed, where the hashes that were signed still show it."""

    def __init__(self, size: int, line: int | None = None) -> None:
        told = _("Les lignes publiées ne donnent pas l’empreinte signée de leurs %(size)d lignes : %(changed)s.")
        which = (
            _("la première ligne changée est la ligne %d") % line if line is not None else _("une ligne a été changée")
        )
        super().__init__(told % {"size": size, "changed": which})


class RolledBack(LogFault):
    def __init__(self, size: int, known: int) -> None:
        super().__init__(
            _("Ce journal ne compte plus que %(size)d lignes, et il en a signé %(known)d : des lignes ont disparu.")
            % {"size": size, "known": known}
        )


class Forked(LogFault):
    def __init__(self, size: int) -> None:
        super().__init__(
            _("Ce journal a signé deux histoires différentes de ses %d premières lignes : il s’est dédoublé.") % size
        )


class ReadableByOthers(LogFault):
    def __init__(self, file: str) -> None:
        super().__init__(
            _("D’autres peuvent lire la clé secrète de « %s » : donnez à ce fichier le mode 0600 (chmod 600).") % file
        )


class MemoryDamaged(LogFault):
    def __init__(self, file: str) -> None:
        super().__init__(_("La mémoire du témoin, « %s », est abîmée : remettez-en la dernière copie.") % file)


class NoAlarm(LogFault):
    """`others` are the names whose alarm is open."""

    def __init__(self, witness: str, others: str) -> None:
        told = _("« %(witness)s » n’a pas d’alarme ouverte ici. Alarmes ouvertes : %(others)s.")
        super().__init__(told % {"witness": witness, "others": others or _("aucune")})


class TooManyWords(LogFault):
    """Of a person who writes a reason, or of a line that no file of the log can hold."""

    def __init__(self, most: int) -> None:
        super().__init__(_("Tout le monde lira ces mots dans le journal public : %d caractères au plus.") % most)


class OnePerson(LogFault):
    def __init__(self) -> None:
        super().__init__(_("Deux personnes différentes décident : donnez deux adresses."))


class Restored(LogFault):
    def __init__(self) -> None:
        super().__init__(
            _(
                "Ce nœud vient d’une sauvegarde et ne signe plus son journal : rendez-lui d’abord ce qu’il a signé "
                "depuis, d’une copie, par « guichet log recover »."
            )
        )
