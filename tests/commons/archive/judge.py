"""Asks ocfl-py about a store, `python -m tests.commons.archive.judge ROOT`: it counts good records, or says faults."""

import sys
from types import ModuleType


class Absent(ModuleType):
    """What ocfl-py packs bags and pair trees with, and reaches S3 by: nobody asks that of it here."""

    def __getattr__(self, name: str) -> type:
        return type(name, (), {})


def main(root: str) -> str:
    for name in ("bagit", "pairtree", "s3fs"):
        sys.modules.setdefault(name, Absent(name))
    from ocfl import StorageRoot  # noqa: PLC0415 after those that it would import

    store = StorageRoot(root)
    is_well_laid_out = store.validate(log_warnings=True)
    wrong = [said for _, said in store.errors] or ([] if is_well_laid_out else ["the root is not well laid out"])
    return "\n".join(wrong) or f"{store.good_objects} good records"


if __name__ == "__main__":
    print(main(sys.argv[1]))
