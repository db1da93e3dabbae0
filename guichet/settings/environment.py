"""The only place that reads the environment: typed, complete, and clear about what is wrong."""

import sys
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from guichet.settings import databases

ROOT = Path(__file__).resolve().parents[2]


class Environment(BaseSettings):
    """Every variable that Guichet reads, all prefixed GUICHET_; what is not listed here has no effect."""

    model_config = SettingsConfigDict(env_prefix="GUICHET_", extra="ignore", frozen=True)

    secret_key: str = Field(default="", description="Signs sessions and forms; 50 characters or more.")
    index_key: str = Field(
        default="",
        description="Finds equal identity numbers without keeping them; never changes; 50 characters or more.",
    )
    hosts: Annotated[list[str], NoDecode] = Field(default=[], description="Names the site answers to, by commas.")
    public_url: str = Field(
        default="http://localhost:8000",
        pattern=r"^https?://[^/]+$",
        description="The site's address, no final slash.",
    )
    proxies: int = Field(default=0, ge=0, le=5, description="Reverse proxies before this node that say who calls.")
    national_issuer: str = Field(
        default="",
        pattern=r"^(https?://\S+)?$",
        description="Address of the national identity provider (OpenID Connect); empty means none.",
    )
    national_client: str = Field(default="", description="The name of this node at the provider.")
    national_secret: str = Field(default="", description="The secret of this node at the provider.")
    database_url: str = Field(default="", description="postgresql://user:secret@host:port/name; empty means SQLite.")
    var: Path = Field(default=ROOT / "var", description="Folder of everything that this node writes.")
    clamd_socket: Path = Field(
        default=Path("/run/clamav/clamd.ctl"), description="Socket of clamd, which scans files for viruses."
    )
    seal_roots: Path | None = Field(
        default=None, description="File (PEM) of the roots that vouch for the seals of authorities."
    )
    log_witnesses: Path | None = Field(
        default=None, description="File of the public log's witnesses outside: a key and an address a line."
    )
    log_mirror: Path | None = Field(
        default=None, description="Folder of the copy of the public log that the hub keeps."
    )
    keeper_secret_file: Path | None = Field(default=None, description="File of the passphrase of the keeper of keys.")
    keeper_pkcs11_module: Path | None = Field(
        default=None, description="Library of the module that holds signing keys."
    )
    keeper_pkcs11_token: str = Field(default="", description="Label of the module's token.")
    keeper_pkcs11_pin_file: Path | None = Field(default=None, description="File of the token's PIN.")
    xroad_server: str = Field(
        default="",
        pattern=r"^(https?://[^/\s]+)?$",
        description="Address of this node's X-Road Security Server; empty means no register is connected.",
    )
    xroad_client: str = Field(
        default="", pattern=r"^([^/\s]+(/[^/\s]+){2,3})?$", description="This node's subsystem: instance/class/member/…"
    )
    xroad_services: Annotated[dict[str, str], NoDecode] = Field(
        default={}, description="register=instance/class/member/subsystem/service, by commas."
    )
    xroad_certificate_file: Path | None = Field(
        default=None, description="PEM file of the key and certificate that the Security Server knows this node by."
    )
    xroad_authority_file: Path | None = Field(default=None, description="PEM file of who signs the server's own.")
    centre: str = Field(
        default="",
        pattern=r"^([A-Z]{3})?$",
        description="Three capitals of the centre that this node stands in.",
    )
    centre_key_file: Path | None = Field(
        default=None, description="File of the key of a centre's database: 64 hexadecimal digits, mode 0600."
    )
    receipt_printer: str = Field(
        default="", description="Where receipts are printed: a device, lp:NAME for a queue of CUPS, or a folder."
    )
    panel_sensor: str = Field(
        default="", description="File that says what the solar panel gives, in microwatts, as sysfs writes it."
    )
    receipt_roll: Literal["58", "80"] = Field(default="80", description="Width of the printer's roll, in millimetres.")
    hub_url: str = Field(
        default="http://localhost:8000",
        pattern=r"^https?://[^/]+$",
        description="Where a centre finds the national node, no final slash.",
    )
    biometric_consent: bool = Field(
        default=False, description="Whether a thumbprint or a voice may stand for consent to a mandate."
    )
    demo_year: str = Field(
        default="1500",
        pattern=r"^(off|[1-9]\d{1,3})$",
        description="How many requests the demonstration invents over a year, 10 to 9999; off: none.",
    )
    services: Path = Field(default=ROOT / "services", description="Folder of the service files.")

    @field_validator("database_url")
    @classmethod
    def _of_postgresql(cls, value: str) -> str:
        if value:
            databases.postgresql(value)
        return value

    @field_validator("xroad_services", mode="before")
    @classmethod
    def _by_register(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        pairs = [pair.strip().partition("=") for pair in value.split(",") if pair.strip()]
        if any(not register or len(service.split("/")) not in {4, 5} for register, _equals, service in pairs):
            raise ValueError("Write register=instance/class/member/subsystem/service, by commas")
        return {register.strip(): service.strip() for register, _equals, service in pairs}

    @field_validator("hosts", mode="before")
    @classmethod
    def _by_commas(cls, value: object) -> object:
        return [name.strip() for name in value.split(",") if name.strip()] if isinstance(value, str) else value


def read() -> Environment:
    """The environment of this process. Ends it with status 2 and one line a fault when a value cannot be used."""
    try:
        return Environment()
    except ValidationError as error:
        for fault in error.errors():
            name = f"GUICHET_{'_'.join(str(part) for part in fault['loc'][:1])}".upper()
            print(f"{name}: {fault['msg']}, got {fault['input']!r}.", file=sys.stderr)
        raise SystemExit(2) from None


def require(value: str, name: str, remedy: str) -> str:
    """`value`, or the end of the process with status 2 and what to do."""
    if not value:
        print(f"{name} is missing. {remedy}", file=sys.stderr)
        raise SystemExit(2)
    return value
