"""Run as a program: opens a bare window and prints its resident memory in megabytes."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget


def main() -> None:
    """Open, paint, look."""
    application = QApplication([])
    window = QWidget()
    window.resize(1024, 800)
    window.show()
    for _ in range(20):
        application.processEvents()
    if sys.platform == "linux":
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        kilobytes = int(next(line.split()[1] for line in lines if line.startswith("VmRSS:")))
        print(json.dumps({"megabytes": kilobytes / 1024}))
        return
    import resource

    print(json.dumps({"megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20)}))


if __name__ == "__main__":
    main()
