"""How the JSON-LD file reads: the same short names as in Turtle, texts by language, references as bare addresses."""

from typing import Any

from guichet.commons.catalogue.open_data.triples import PREFIXES

TEXTS = (
    "dct:title",
    "dct:description",
    "dcat:keyword",
    "rdfs:comment",
    "skos:prefLabel",
    "skos:altLabel",
    "skos:note",
)

REFERENCES = (
    "adms:status",
    "cpsv:follows",
    "cpsv:hasInput",
    "cpsv:implements",
    "cpsv:produces",
    "cv:currency",
    "cv:hasChannel",
    "cv:hasCompetentAuthority",
    "cv:hasCost",
    "cv:hasInputType",
    "cv:hasLegalResource",
    "cv:holdsRequirement",
    "cv:ifAccessedThrough",
    "cv:isClassifiedBy",
    "cv:isGroupedBy",
    "cv:relatedService",
    "cv:sector",
    "cv:thematicArea",
    "dcat:distribution",
    "dcat:downloadURL",
    "dcat:landingPage",
    "dcat:mediaType",
    "dct:audience",
    "dct:conformsTo",
    "dct:hasPart",
    "dct:isPartOf",
    "dct:language",
    "dct:publisher",
    "dct:spatial",
    "dct:type",
    "foaf:page",
    "org:classification",
    "org:subOrganizationOf",
    "skos:exactMatch",
    "skos:inScheme",
    "skos:member",
)

TYPED = {
    "cv:hasValue": "xsd:double",
    "cv:processingTime": "xsd:duration",
    "dct:modified": "xsd:dateTime",
    "schema:validFor": "xsd:duration",
}

CONTEXT: dict[str, Any] = {
    **{prefix: str(namespace) for prefix, namespace in PREFIXES.items()},
    **{name: {"@container": "@language"} for name in TEXTS},
    **{name: {"@type": "@id"} for name in REFERENCES},
    **{name: {"@type": datatype} for name, datatype in TYPED.items()},
}
