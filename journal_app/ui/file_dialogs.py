"""Asking for a file or a folder, leaving no trace of it in the settings of the system."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDir, QSettings, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def make_save_dialog(parent: QWidget, title: str, file_name: str, kind: str, suffix: str) -> QFileDialog:
    """Return a dialog for a file to be written, not open yet. `kind` is said beside the suffix: "PDF"."""
    dialog = _make_dialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilter(f"{kind} (*.{suffix})")
    dialog.setDefaultSuffix(suffix)
    dialog.setDirectory(_folder_of(QStandardPaths.StandardLocation.DocumentsLocation))
    dialog.selectFile(file_name)
    dialog.setHistory([])
    return dialog


def make_open_dialog(parent: QWidget, title: str, kind: str, suffix: str) -> QFileDialog:
    """Return a dialog for a file that is there, not open yet. `kind` is said beside the suffix: "PDF"."""
    dialog = _make_dialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(f"{kind} (*.{suffix})")
    dialog.setDirectory(QDir.homePath())
    dialog.setHistory([])
    return dialog


def make_photos_dialog(parent: QWidget, title: str, kind: str, suffixes: Sequence[str]) -> QFileDialog:
    """Return a dialog for one or more files that are there, not open yet. `kind` is said in it: "Photos"."""
    dialog = _make_dialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilter(f"{kind} ({' '.join(f'*.{suffix}' for suffix in suffixes)})")
    dialog.setDirectory(_folder_of(QStandardPaths.StandardLocation.PicturesLocation))
    dialog.setHistory([])
    return dialog


def make_folder_dialog(parent: QWidget, title: str) -> QFileDialog:
    """Return a dialog for a folder, not open yet."""
    dialog = _make_dialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setDirectory(QDir.homePath())
    dialog.setHistory([])
    return dialog


def _make_dialog(parent: QWidget, title: str) -> QFileDialog:
    # When a QFileDialog ends it writes the last folder to QtProject.conf, readable to all, and cannot be
    # told not to. Nothing else in the app has settings of this kind, so they go nowhere.
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
    dialog = QFileDialog(parent, title)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)  # the system's own keeps a list of recent files
    dialog.setSidebarUrls([])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog


def _folder_of(kind: QStandardPaths.StandardLocation) -> str:
    folder = QStandardPaths.writableLocation(kind)
    return folder if folder and Path(folder).is_dir() else QDir.homePath()
