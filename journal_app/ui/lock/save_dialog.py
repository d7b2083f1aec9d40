"""Asking where a file is to be saved, leaving no trace of it in the settings of the system."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QDir, QSettings, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


def make_save_dialog(parent: QWidget, title: str, file_name: str, kind: str, suffix: str) -> QFileDialog:
    """Return a dialog that is not open yet. `kind` is said beside the suffix: "PDF"."""
    # When a QFileDialog ends it writes the last folder to QtProject.conf, readable to all, and cannot be
    # told not to. Nothing else in the app has settings of this kind, so they go nowhere.
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
    dialog = QFileDialog(parent, title)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)  # the system's own keeps a list of recent files
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilter(f"{kind} (*.{suffix})")
    dialog.setDefaultSuffix(suffix)
    dialog.setSidebarUrls([])
    dialog.setHistory([])
    dialog.setDirectory(_start())
    dialog.selectFile(file_name)
    return dialog


def _start() -> str:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return documents if documents and Path(documents).is_dir() else QDir.homePath()
