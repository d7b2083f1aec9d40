"""What Rosemary is made of, in the order of THIRD_PARTY.md, each part with its version and licence."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from typing import NamedTuple

from PySide6.QtCore import qVersion

from journal_app.store.connection import engine_versions


class Part(NamedTuple):
    """Something others made. `packages` are those it is installed as; none: it is inside another part."""

    name: str
    licence: str
    packages: tuple[str, ...] = ()


PARTS = (
    Part("Python", "PSF-2.0"),
    Part("PySide6 Essentials and Shiboken6", "LGPL-3.0", ("PySide6-Essentials",)),
    Part("Qt", "LGPL-3.0"),
    Part("sqlcipher3", "Zlib", ("sqlcipher3",)),
    Part("SQLCipher Community", "BSD-3-Clause"),
    Part("OpenSSL", "Apache-2.0"),
    Part("SQLite", "public domain"),
    Part("argon2-cffi", "MIT", ("argon2-cffi",)),
    Part("argon2-cffi-bindings", "MIT", ("argon2-cffi-bindings",)),
    Part("cryptography", "Apache-2.0 OR BSD-3-Clause", ("cryptography",)),
    Part("cffi", "MIT-0", ("cffi",)),
    Part("pycparser", "BSD-3-Clause", ("pycparser",)),
    Part("platformdirs", "MIT", ("platformdirs",)),
    Part("zxcvbn", "MIT", ("zxcvbn",)),
    Part("Pillow", "MIT-CMU", ("Pillow",)),
    Part("libjpeg-turbo, libpng, libwebp, Little CMS, zlib-ng and others", "BSD, libpng, MIT, Zlib"),
    Part("pillow-heif", "BSD-3-Clause", ("pillow-heif",)),
    Part("libheif and libde265", "LGPL-3.0-or-later"),
    Part("x265", "GPL-2.0-or-later"),
    Part("keyring", "MIT", ("keyring",)),
    Part(
        "jaraco.classes, jaraco.context, jaraco.functools",
        "MIT",
        ("jaraco.classes", "jaraco.context", "jaraco.functools"),
    ),
    Part("more-itertools", "MIT", ("more-itertools",)),
    Part("SecretStorage", "BSD-3-Clause", ("SecretStorage",)),
    Part("jeepney", "MIT", ("jeepney",)),
    Part("pywin32-ctypes", "BSD-3-Clause", ("pywin32-ctypes",)),
    Part("importlib_metadata, zipp", "Apache-2.0, MIT", ("importlib-metadata", "zipp")),
    Part("backports.tarfile", "MIT", ("backports.tarfile",)),
    Part("Inter", "SIL Open Font License 1.1"),
    Part("Literata", "SIL Open Font License 1.1"),
    Part("SCOWL", "BSD-like"),
    Part("Lucide", "ISC"),
)
"""The licence is the one that the part itself names first."""

PACKAGES = tuple(package for part in PARTS for package in part.packages)
"""What is asked for its version and its licence text, where it is installed."""


def installed(package: str) -> str:
    """Return the version of a package; "" where its papers are not there."""
    try:
        return version(package)
    except PackageNotFoundError:  # a frozen program may come without the package's papers
        return ""


def part_lines() -> list[str]:
    """Return a line for each part that is here: name, version where it can be asked, licence."""
    cipher, lite, provider = engine_versions()
    known = {
        "Python": platform.python_version(),
        "Qt": qVersion(),
        "SQLCipher Community": cipher.removesuffix(" community"),
        "SQLite": lite,
        "OpenSSL": provider.removeprefix("OpenSSL ").split(" ")[0],
    }
    lines = []
    for part in PARTS:
        versions = [known[part.name]] if part.name in known else list(map(installed, part.packages))
        if all(versions):  # else it is for another system, or for another Python
            lines.append(f"{' '.join([part.name, ', '.join(versions)]).strip()}: {part.licence}")
    return lines
