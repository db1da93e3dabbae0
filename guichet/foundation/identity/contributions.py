"""What this room registers below: the forgetting of codes and names, numbers that wait for the register."""

from datetime import timedelta

from guichet.foundation.identity import checking, waiting
from guichet.foundation.identity import operations as identity
from guichet.foundation.lib.act import Act
from guichet.foundation.work import registry as work


def contribute() -> None:
    work.register(waiting.CHECK, checking.check)
    work.every("identity.forget-codes", timedelta(hours=1), forget_old_codes)
    work.every("identity.erase-names", timedelta(hours=1), erase_names)


def forget_old_codes(act: Act) -> None:
    identity.forget_old_codes(act=act)


def erase_names(act: Act) -> None:
    identity.erase_names(act=act)
