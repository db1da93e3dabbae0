"""The connectors of this node, from its settings: one a register whose X-Road service is named."""

import ssl

from django.conf import settings

from guichet.commons.registers import registry
from guichet.commons.registers.contrib.xroad.connector import SecurityServer, XRoad


def connect() -> None:
    """Nothing without a Security Server: every register is then answered for as not connected."""
    if not settings.XROAD_SERVER:
        return
    server = SecurityServer(settings.XROAD_SERVER, settings.XROAD_CLIENT, _trust())
    for register, service in settings.XROAD_SERVICES.items():
        registry.register(XRoad(register, service, server))


def _trust() -> ssl.SSLContext:
    """Mutual TLS, where the Security Server asks for it (section 4.7)."""
    trust = ssl.create_default_context(cafile=settings.XROAD_AUTHORITY_FILE)
    if settings.XROAD_CERTIFICATE_FILE:
        trust.load_cert_chain(settings.XROAD_CERTIFICATE_FILE)
    return trust
