"""Whether a folder is one that a service copies to other computers, told by names and marks."""

from __future__ import annotations

import re
from pathlib import Path

_NAMES = (
    ("Dropbox", r"dropbox( \(.*\))?|\.dropbox"),
    ("OneDrive", r"onedrive( ?- ?.*)?"),
    ("Google Drive", r"google ?drive(-.*)?|my drive"),
    ("iCloud", r"mobile documents|com~apple~clouddocs|icloud ?drive"),
    ("Nextcloud", r"nextcloud\d*|owncloud"),
    ("Syncthing", r"syncthing"),
    ("Box", r"box sync"),
    ("Proton Drive", r"proton ?drive"),
    ("MEGA", r"megasync|mega"),
)
"""Service, and how its folder is called. Letters of either case."""

_MARKS = (
    ("Dropbox", ".dropbox"),
    ("Dropbox", ".dropbox.cache"),
    ("Google Drive", ".tmp.driveupload"),
    ("Nextcloud", ".sync_*.db"),
    ("Nextcloud", "._sync_*.db"),
    ("Nextcloud", ".owncloudsync.log"),
    ("Syncthing", ".stfolder"),
)
"""Service, and what it leaves in the folder that it copies."""

_MAC = re.compile(r"(dropbox|onedrive|googledrive|box|protondrive)", re.IGNORECASE)


def cloud_of(folder: Path) -> str:
    """Return the name of the service that seems to copy `folder`, or "". Looks at the folders around it."""
    try:
        place = folder.resolve()
    except OSError:
        place = folder.absolute()
    for around in (place, *place.parents):
        found = _by_name(around) or _by_mark(around)
        if found:
            return found
    return ""


def _by_name(folder: Path) -> str:
    if folder.parent.name == "CloudStorage":  # macOS keeps them all there
        found = _MAC.match(folder.name)
        return _spelled(found.group()) if found else "a cloud service"
    for service, pattern in _NAMES:
        if re.fullmatch(pattern, folder.name, re.IGNORECASE):
            return service
    return ""


def _spelled(name: str) -> str:
    known = {service.replace(" ", "").lower(): service for service, _ in _NAMES}
    return known.get(name.lower(), name)


def _by_mark(folder: Path) -> str:
    for service, mark in _MARKS:
        try:
            if any(folder.glob(mark)):
                return service
        except OSError:
            continue
    return ""
