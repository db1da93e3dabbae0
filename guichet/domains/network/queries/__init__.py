"""Every question that others may ask about the network."""

from guichet.domains.network.queries.sites import Coverage, FactFacts, SiteFacts, coverage, site, sites

__all__ = ["Coverage", "FactFacts", "SiteFacts", "coverage", "site", "sites"]
