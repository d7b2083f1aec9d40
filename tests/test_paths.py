"""Where things live is where every program puts them on this system."""

from __future__ import annotations

import sys

import platformdirs
import pytest

from journal_app.paths import config_folder, default_journal_folder


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs is asked")
@pytest.mark.parametrize("named", [None, "", "/somewhere/else", "not/from/the/root", "~/home"])
def test_on_linux_the_folders_are_those_of_platformdirs(
    monkeypatch: pytest.MonkeyPatch, named: str | None
) -> None:
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        if named is None:
            monkeypatch.delenv(variable, raising=False)
        else:
            monkeypatch.setenv(variable, named)
    assert default_journal_folder() == platformdirs.user_data_path("rosemary", appauthor=False) / "journal"
    assert config_folder() == platformdirs.user_config_path("rosemary", appauthor=False)
