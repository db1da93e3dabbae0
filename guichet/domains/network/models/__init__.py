"""The register of the network of centres. It stands at the national node alone."""

from guichet.domains.network.models.sites import Site, SiteFact

__all__ = ["Site", "SiteFact"]
