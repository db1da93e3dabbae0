"""Prints the digests of both files of an invented edition: run as a process, to compare processes."""

import django

if __name__ == "__main__":
    django.setup()

    from guichet.commons.catalogue.open_data.files import files_of
    from tests.factories.catalogue import a_service
    from tests.factories.editions import InventedAddresses, an_edition

    keywords = {"fr": tuple("abcdefgh"), "en": tuple("hgfedcba")}
    services = (a_service(f"service-{number}", keywords=keywords) for number in range(20))
    files = files_of(an_edition(*services), InventedAddresses())
    print(files.turtle.digest, files.json_ld.digest)
