"""A connection to an encrypted file, with or without Django."""

from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from sqlcipher3 import dbapi2 as sqlcipher

from guichet.foundation.lib.sqlcipher import key
from guichet.foundation.lib.sqlcipher.key import WrongKey


def connect(file: Path, key_file: Path, *, mode: str = "rwc", **options: Any) -> Any:
    """Raises KeyUnusable. The key is raw: 256 random bits need no slow derivation from a passphrase."""
    secret = key.read(key_file)
    connection = sqlcipher.connect(f"{file.absolute().as_uri()}?mode={mode}", uri=True, **options)
    connection.execute("PRAGMA cipher_log_level = NONE")  # whoever opens it says what is wrong, in words
    connection.execute(f"PRAGMA key = \"x'{secret}'\"")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlcipher.DatabaseError as fault:
        connection.close()
        if fault.sqlite_errorcode != sqlcipher.SQLITE_NOTADB:
            raise
        raise WrongKey(
            _("La clé %(key)s n’ouvre pas %(file)s : rendez à GUICHET_CENTRE_KEY_FILE la clé qui a fait cette base.")
            % {"key": key_file, "file": file}
        ) from fault
    return connection
