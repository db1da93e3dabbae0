"""Where a tile stands under the log's address: C2SP tlog-tiles, which any file server can serve."""

from guichet.commons.public_log.tree.tiles import WIDTH, Place

THOUSAND = 1000


def of_tile(place: Place, width: int) -> str:
    return f"tile/{place.level}/{_numbered(place.index)}{_part(width)}"


def of_entries(index: int, width: int) -> str:
    """Those of the leaves of tile (0, index), themselves."""
    return f"tile/entries/{_numbered(index)}{_part(width)}"


def _numbered(index: int) -> str:
    """1234067 is x001/x234/067."""
    groups = [f"{index % THOUSAND:03}"]
    while index := index // THOUSAND:
        groups.append(f"x{index % THOUSAND:03}")
    return "/".join(reversed(groups))


def _part(width: int) -> str:
    return "" if width == WIDTH else f".p/{width}"
