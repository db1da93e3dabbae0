"""The published catalogue as one RDF graph after CPSV-AP 3.2, in which nothing points outside without a word on it."""

from rdflib import Graph

from guichet.commons.catalogue.open_data.concepts import add_concepts
from guichet.commons.catalogue.open_data.names import Addresses, Names
from guichet.commons.catalogue.open_data.sheets import add_sheet, add_ways_out
from guichet.commons.catalogue.open_data.surroundings import add_surroundings
from guichet.commons.catalogue.open_data.triples import empty_graph
from guichet.commons.catalogue.snapshot import Snapshot


def graph_of(snapshot: Snapshot, addresses: Addresses) -> Graph:
    names = Names(addresses)
    graph = empty_graph()
    graph.bind("", names.in_catalogue)
    add_surroundings(graph, names, snapshot)
    add_concepts(graph, names, snapshot)
    for sheet in snapshot.sheets.values():
        add_sheet(graph, names, sheet)
        add_ways_out(graph, names, sheet.service, offered=snapshot.sheets)
    return graph
