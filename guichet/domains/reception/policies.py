"""Who may say what at a centre, from facts already known."""

from guichet.domains.reception.vocabulary import About, Source
from guichet.foundation.lib.act import Act, ActorKind


def source_of(act: Act) -> Source:
    """What a member of staff enters is theirs, whatever screen they use."""
    return Source.STAFF if act.actor.kind is ActorKind.STAFF else Source.VISITOR


def may_take(about: About, act: Act) -> bool:
    """Nobody writes down a complaint about themselves."""
    return about is not About.CENTRE or act.actor.kind is not ActorKind.STAFF
