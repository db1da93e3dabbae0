"""Whatever else stands under the addresses of machines."""

from django.urls import register_converter
from django.urls.converters import PathConverter


class RestConverter(PathConverter):
    """A path with its line breaks too: Django's own would leave those to the pages for people."""

    regex = r"[\s\S]+"


register_converter(RestConverter, "rest")
REST = "<rest:rest>"
