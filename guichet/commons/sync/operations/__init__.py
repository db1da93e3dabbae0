"""Every way in which the carrying changes."""

from guichet.commons.sync.operations.link import (
    begin_epoch,
    fed,
    follow,
    link_up,
    note_contact,
    note_fault,
    part_ways,
    pass_over,
    trust,
)
from guichet.commons.sync.operations.nodes import approve, ask, greet, invite, revoke
from guichet.commons.sync.operations.outbox import (
    acknowledge,
    carry,
    carry_measure,
    file_arrived_there,
    forget_file,
    purge,
)
from guichet.commons.sync.operations.taking import accept, await_files, file_arrived, settle
from guichet.commons.sync.operations.telling import feed, hold_news

__all__ = [
    "accept",
    "acknowledge",
    "approve",
    "ask",
    "await_files",
    "begin_epoch",
    "carry",
    "carry_measure",
    "fed",
    "feed",
    "file_arrived",
    "file_arrived_there",
    "follow",
    "forget_file",
    "greet",
    "hold_news",
    "invite",
    "link_up",
    "note_contact",
    "note_fault",
    "part_ways",
    "pass_over",
    "purge",
    "revoke",
    "settle",
    "trust",
]
