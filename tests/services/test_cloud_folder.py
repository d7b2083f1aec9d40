"""Folders that a service copies elsewhere are noticed by name and by mark."""

from __future__ import annotations

from pathlib import Path

import pytest

from journal_app.services.cloud_folder import cloud_of


@pytest.mark.parametrize(
    ("place", "service"),
    [
        ("Dropbox/journal", "Dropbox"),
        ("Dropbox (Personal)/a/journal", "Dropbox"),
        ("OneDrive/Documents/journal", "OneDrive"),
        ("OneDrive - Some Office/journal", "OneDrive"),
        ("Google Drive/journal", "Google Drive"),
        ("My Drive/journal", "Google Drive"),
        ("Library/CloudStorage/GoogleDrive-a@example.org/My Drive/journal", "Google Drive"),
        ("Library/CloudStorage/Dropbox/journal", "Dropbox"),
        ("Library/Mobile Documents/com~apple~CloudDocs/journal", "iCloud"),
        ("iCloudDrive/journal", "iCloud"),
        ("Nextcloud/journal", "Nextcloud"),
        ("Documents/journal", ""),
        ("dropboxes/journal", ""),
    ],
)
def test_a_service_is_known_by_the_name_of_its_folder(place: str, service: str, tmp_path: Path) -> None:
    assert cloud_of(tmp_path / place) == service


@pytest.mark.parametrize(
    ("mark", "service"),
    [(".stfolder", "Syncthing"), (".sync_4f2a.db", "Nextcloud"), (".dropbox.cache", "Dropbox")],
)
def test_a_service_is_known_by_what_it_leaves(mark: str, service: str, tmp_path: Path) -> None:
    folder = tmp_path / "shared" / "journal"
    folder.mkdir(parents=True)
    (tmp_path / "shared" / mark).touch()
    assert cloud_of(folder) == service
