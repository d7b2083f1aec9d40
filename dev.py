#!/usr/bin/env python3
"""Sets Rosemary up for developers and runs it: `python3 dev.py run`, `python3 dev.py test`.

Needs nothing but Python itself. The first start makes `.venv` beside this file and installs what
pyproject.toml names; later starts find a stamp and lose no time. All words go to standard error, so
that standard output belongs to the program that is run. The file must stay readable by Python 3.7,
which only has to look for a newer one.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, BinaryIO

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "set-up.json"
LOCK = VENV / "set-up.lock"

ENGLISH = ROOT / "resources" / "i18n" / "en.ts"

OLDEST, NEWEST = (3, 11), (3, 14)
"""The Python versions that PySide6 6.11 and sqlcipher3 0.6 both have wheels for."""

QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""Library: Debian package. What Qt needs even without a window."""

WINDOW_LIBRARIES = {
    **QT_LIBRARIES,
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What Qt needs with a window: its X11 plugin links these. A Wayland desktop brings its own."""

TYPELIB = f"/usr/lib/{platform.machine()}-linux-gnu/girepository-1.0/Atspi-2.0.typelib"

LONG_TEST_TOOLS = {
    "/usr/bin/Xvfb": "xvfb",
    "/usr/bin/xdotool": "xdotool",
    "/usr/bin/strace": "strace",
    "/usr/bin/dbus-run-session": "dbus",
    "/usr/bin/xprop": "x11-utils",
    "/usr/bin/openbox": "openbox",
    "/usr/bin/desktop-file-validate": "desktop-file-utils",
    "/usr/bin/pdftotext": "poppler-utils",
    "/usr/bin/gnome-keyring-daemon": "gnome-keyring",
    "/usr/bin/secret-tool": "libsecret-tools",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "/usr/lib/python3/dist-packages/gi": "python3-gi",
    TYPELIB: "gir1.2-atspi-2.0",
}
"""File: Debian package. What the tests marked `long` use."""

USAGE = """\
python3 dev.py COMMAND

  run [ARGUMENTS]          start Rosemary; arguments go to it
  test [--all] [PYTEST]    run the tests; --all adds the long ones and those that need a window
  coverage                 count the lines that tests reach below the window
  check                    ruff, mypy, import-linter
  setup                    set up or repair .venv and the system libraries, run nothing
  bench [ARGUMENTS]        measure speed and memory
  gallery [ARGUMENTS]      look at the widgets
  words [FILE.ts]          bring the plurals up to date, or write every word for a translator
"""


class Refused(Exception):
    """Something a person can put right. Its text says what."""


def main(arguments: list[str]) -> int:
    """Run one command and return its exit status. Where it can, it becomes the command's process."""
    if not arguments or arguments[0] in ("help", "-h", "--help"):
        say(USAGE)
        return 0 if arguments else 2
    command = {
        "run": run,
        "test": test,
        "coverage": coverage,
        "check": check,
        "setup": setup,
        "bench": bench,
        "gallery": gallery,
        "words": words,
    }
    if arguments[0] not in command:
        raise Refused(f"There is no command '{arguments[0]}'.\n\n{USAGE}")
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        return continue_with_fitting_python()
    return command[arguments[0]](arguments[1:])


def run(arguments: list[str]) -> int:
    """Start the app in the folder the person stands in, so that relative paths mean what they say."""
    if opens_window(arguments):
        need_screen()
        need_libraries(WINDOW_LIBRARIES)
    need_environment()
    return become([PYTHON, "-P", "-m", "journal_app", *arguments])


def test(arguments: list[str]) -> int:
    """Run pytest at the root of the project. Paths count from there.

    A whole set runs side by side, in one part more than there are processors, for a test waits for a timer
    now and then; what is chosen runs in one process, as does what is watched with `-s`.
    """
    everything = "--all" in arguments
    side_by_side = "-s" not in arguments and all(argument.startswith("-") for argument in arguments)
    need_libraries(WINDOW_LIBRARIES if everything else QT_LIBRARIES)
    if everything:
        wish_for_tools(LONG_TEST_TOOLS)
        arguments = [argument for argument in arguments if argument != "--all"]
    else:
        arguments = ["-m", "not long", *arguments]
    if side_by_side:
        arguments = ["-n", str((os.cpu_count() or 1) + 1), "--dist", "worksteal", *arguments]
    need_environment()
    if not os.access(ROOT, os.W_OK):  # another's checkout: pytest has nowhere to keep notes
        arguments = ["-p", "no:cacheprovider", *arguments]
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.chdir(ROOT)
    return become([PYTHON, "-m", "pytest", *arguments])


def coverage(arguments: list[str]) -> int:
    """Print how many lines the everyday tests reach below the window; 1 if too few."""
    if arguments:
        raise Refused("'coverage' takes no arguments.")
    need_libraries(QT_LIBRARIES)
    need_environment()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.chdir(ROOT)
    return become([PYTHON, "tests/lines_reached.py"])


def check(arguments: list[str]) -> int:
    """Run every check, also after one has failed; 1 if any has."""
    if arguments:
        raise Refused("'check' takes no arguments.")
    need_environment()
    lint_imports = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    failed = []
    for name, command in (
        ("ruff check", ["-m", "ruff", "check"]),
        ("ruff format", ["-m", "ruff", "format", "--check"]),
        ("mypy", ["-m", "mypy"]),
        ("lint-imports", ["-c", lint_imports, "--no-logo"]),
    ):
        say(f"-- {name}")
        if subprocess.run([PYTHON, *command], check=False, cwd=ROOT).returncode:
            failed.append(name)
    if failed:
        say(f"Not yet right: {', '.join(failed)}.")
    return 1 if failed else 0


def setup(arguments: list[str]) -> int:
    """Set everything up. A set-up that lost files is made anew."""
    if arguments:
        raise Refused("'setup' takes no arguments.")
    need_environment(look_closely=True)
    need_libraries(WINDOW_LIBRARIES)
    say("Everything is set up. Start Rosemary with: python3 dev.py run")
    return 0


def bench(arguments: list[str]) -> int:
    """Run the measurements in bench/."""
    need_libraries(WINDOW_LIBRARIES)
    need_environment()
    os.chdir(ROOT)
    return become([PYTHON, "-m", "bench", *arguments])


def gallery(arguments: list[str]) -> int:
    """Show every widget in a window, or paint them to a file with `--picture FILE`."""
    if not any(argument.startswith("--picture") for argument in arguments):
        need_screen()
    need_libraries(WINDOW_LIBRARIES)
    need_environment()
    return become([PYTHON, "-P", "-m", "journal_app.ui.gallery", *arguments])


def words(arguments: list[str]) -> int:
    """Collect what `tr()` translates, and compile it beside. English needs its plurals only.

    Lines of the code are not named in it, so that it changes only when words do.
    """
    if len(arguments) > 1:
        raise Refused("'words' takes one file, or none.")
    need_environment()
    file = Path(*arguments).resolve() if arguments else ENGLISH
    only = ["-pluralonly"] if file.name == ENGLISH.name else []
    steps: tuple[list[str | Path], ...] = (
        [
            *("pyside6-lupdate", "-silent", "-no-obsolete", "-locations", "none", "-sort-messages", *only),
            *("-tr-function-alias", "tr+=marked", "-extensions", "py", ROOT / "journal_app", "-ts", file),
        ],
        ["pyside6-lrelease", "-silent", file, "-qm", file.with_suffix(".qm")],
    )
    for tool, *rest in steps:
        program = PYTHON.with_name(f"{tool}.exe" if os.name == "nt" else str(tool))
        if subprocess.run([program, *rest], check=False, cwd=ROOT).returncode:
            return 1
    return 0


def say(text: str) -> None:
    """Tell the person something, beside the output of what is run."""
    print(text, file=sys.stderr, flush=True)


def become(command: list[str | Path]) -> int:
    """Replace this process by the command, so that keys, signals and the exit status are its own."""
    if os.name != "nt":
        os.execv(command[0], [str(word) for word in command])
    return subprocess.run(command, check=False).returncode  # Windows has no exec that a prompt waits for


# A Python that fits


def continue_with_fitting_python() -> int:
    """Start this file again with a Python from PATH that fits."""
    spoken = f"Python {OLDEST[0]}.{OLDEST[1]} to {NEWEST[0]}.{NEWEST[1]}"
    names = [f"python3.{minor}" for minor in range(NEWEST[1], OLDEST[1] - 1, -1)]
    question = f"import sys; sys.exit(not {OLDEST} <= sys.version_info[:2] <= {NEWEST})"
    for name in [*names, "python3", "python"]:
        path = shutil.which(name)
        # Asked, not believed: version managers put names on PATH that do not run.
        if path and answers([path, "-c", question]):
            return become([path, Path(__file__).resolve(), *sys.argv[1:]])
    raise Refused(
        f"Rosemary needs {spoken}; this is {sys.version.split()[0]}, and no other was found. "
        f"Please install {spoken} and try again."
    )


# The environment in .venv


def need_environment(look_closely: bool = False) -> None:
    """Make `.venv` fit pyproject.toml. Does nothing, quickly, when its stamp says that it does."""
    if not look_closely and read_stamp() == wanted_stamp():
        return
    try:
        VENV.mkdir(exist_ok=True)
        with one_at_a_time():
            if read_stamp() != wanted_stamp() or (look_closely and not is_whole()):
                set_up()
    except OSError as trouble:
        raise Refused(f"Rosemary could not be set up in {VENV}: {trouble.strerror or trouble}.") from None


def set_up() -> None:
    """Install the project and its tools. The stamp comes last: a set-up that was cut off starts anew."""
    keep, before = can_be_kept(), read_stamp()
    say("Bringing .venv up to date." if keep else f"Setting up {VENV}. This takes a minute or two.")
    write_stamp({})
    if not keep:
        make_environment()
    quiet = [] if sys.stderr.isatty() else ["--quiet"]
    pip: list[str | Path] = [PYTHON, "-I", "-m", "pip", "--disable-pip-version-check", "install", "--no-user"]
    try:
        do([*pip, *quiet, "--editable", ROOT, *project()["dependency-groups"]["dev"]])
    except Refused:
        if keep:  # pip gives up before it changes anything: what worked still works
            write_stamp(before) if before else STAMP.unlink()
        raise
    write_stamp(wanted_stamp())


def make_environment() -> None:
    """Make `.venv` anew, without what stood in it."""
    for path in VENV.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path not in (LOCK, STAMP):
            path.unlink()
    need_ensurepip()
    base: str = getattr(sys, "_base_executable", sys.executable)  # not another environment's
    do([base, "-I", "-m", "venv", VENV])


def can_be_kept() -> bool:
    """Whether `.venv` works and only lacks packages: somebody else made it, or the needs have changed."""
    stamp, wanted = read_stamp(), wanted_stamp()
    changed = bool(stamp) and {**stamp, "needs": ""} == {**wanted, "needs": ""} and stamp != wanted
    question = f"import pip, sys; sys.exit(not {OLDEST} <= sys.version_info[:2] <= {NEWEST})"
    return (changed or not STAMP.exists()) and PYTHON.exists() and answers([PYTHON, "-I", "-c", question])


def is_whole() -> bool:
    """Whether every installed file is there in its full size. Compiled ones may come and go."""
    question = """
import importlib.metadata, os, sys
for distribution in importlib.metadata.distributions():
    for file in distribution.files or ():
        if file.size is not None and file.suffix != ".pyc" and os.path.getsize(file.locate()) != file.size:
            sys.exit(1)
"""
    return answers([PYTHON, "-I", "-c", question])


def project() -> dict[str, Any]:
    """Return what pyproject.toml says."""
    import tomllib

    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def wanted_stamp() -> dict[str, str]:
    """Return the stamp of an environment that fits: the needs, and what must not move under it."""
    said = project()
    needs = [
        said["build-system"],
        {name: said["project"].get(name) for name in ("name", "requires-python", "dependencies", "scripts")},
        said["dependency-groups"]["dev"],
        said["tool"]["hatch"],
    ]
    return {
        "needs": hashlib.sha256(json.dumps(needs, sort_keys=True).encode()).hexdigest(),
        "folder": str(ROOT),
        "python": os.path.realpath(PYTHON) if PYTHON.exists() else "",
    }


def read_stamp() -> dict[str, str]:
    """Return the stamp; empty if there is none, it can't be read, or a set-up was cut off."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def write_stamp(stamp: dict[str, str]) -> None:
    """Replace the stamp in one step."""
    new = STAMP.with_suffix(".new")
    new.write_text(json.dumps(stamp), encoding="utf-8")
    new.replace(STAMP)


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Wait until no other set-up works in this folder."""
    with LOCK.open("ab") as file:
        if os.name == "posix":
            os.set_inheritable(
                file.fileno(), True
            )  # pip goes on when this process is killed; so must the lock
        if not taken(file):
            say("Another set-up is at work in this folder. Waiting for it.")
            while not taken(file):
                time.sleep(0.2)
        yield


def taken(file: BinaryIO) -> bool:
    """Take the lock if it is free."""
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined, unused-ignore]
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def do(command: list[str | Path]) -> None:
    """Run a step of the set-up; its output goes to standard error."""
    status = subprocess.run(command, check=False, stdout=sys.stderr, close_fds=False).returncode
    if status < 0:
        raise OSError("a step was stopped half-way")
    if status:
        raise Refused(
            "The set-up did not finish; the lines above say why. "
            "It needs a connection once. Please run the same command again."
        )


def answers(command: list[str | Path]) -> bool:
    """Return whether a command ends well, without its words."""
    quiet = subprocess.DEVNULL
    return subprocess.run(command, check=False, stdout=quiet, stderr=quiet).returncode == 0


# The system around it


def opens_window(arguments: list[str]) -> bool:
    """Whether the app would open its window: no command is given, and no question about the app."""
    rest = iter(arguments)
    for argument in rest:
        if argument == "--journal":
            next(rest, None)
        elif argument in ("-h", "--help", "--version") or not argument.startswith("-"):
            return False
    return True


def need_screen() -> None:
    """Refuse where there is no screen: Qt would only abort."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in names):
        raise Refused(
            "There is no screen here for Rosemary's window. Please start it from a desktop session. "
            "What works without a window is listed by: python3 dev.py run --help"
        )


def need_libraries(libraries: dict[str, str]) -> None:
    """Install the system libraries that are missing, or refuse and say how to."""
    if sys.platform != "linux":
        return
    missing = install(missing_libraries(libraries), missing_libraries)
    if missing:
        raise Refused(
            f"Qt needs system libraries that are not here. Please install them:\n\n  {advice(missing)}\n"
        )


def missing_libraries(libraries: dict[str, str]) -> dict[str, str]:
    """Return those that the system's loader does not find."""
    import ctypes

    missing = {}
    for library, package in libraries.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing[library] = package
    return missing


def wish_for_tools(tools: dict[str, str]) -> None:
    """Install the tools that are missing, or say how to and go on without them."""
    missing = install(missing_files(tools), missing_files)
    if missing and sys.platform == "linux":
        say(f"Some long tests will be skipped. They need: {advice(missing)}")


def missing_files(files: dict[str, str]) -> dict[str, str]:
    """Return those that are not there."""
    return {path: package for path, package in files.items() if not Path(path).exists()}


def need_ensurepip() -> None:
    """Debian keeps the part of Python that makes environments in a package of its own."""
    package = {"ensurepip": f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"}
    missing = install(missing_modules(package), missing_modules)
    if missing:
        raise Refused(f"Python's venv is not here. Please install it:\n\n  {advice(missing)}\n")


def missing_modules(modules: dict[str, str]) -> dict[str, str]:
    """Return those that Python does not find."""
    import importlib.util

    importlib.invalidate_caches()
    return {name: package for name, package in modules.items() if importlib.util.find_spec(name) is None}


def install(
    missing: dict[str, str], still_missing: Callable[[dict[str, str]], dict[str, str]]
) -> dict[str, str]:
    """Install Debian packages if that is possible; return what is missing after that."""
    if not missing or not shutil.which("apt-get") or os.geteuid() != 0:
        return missing
    packages = sorted(set(missing.values()))
    say(f"Installing from Debian: {' '.join(packages)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    apt_get = ["apt-get", "-q", "-y", "-o", "DPkg::Lock::Timeout=300"]
    for command in (["update"], ["install", "--no-install-recommends", *packages]):
        done = subprocess.run(
            [*apt_get, *command],
            check=False,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
        )
        if done.returncode:
            say(done.stdout + done.stderr)
    return still_missing(missing)


def advice(missing: dict[str, str]) -> str:
    """Return the command that installs what is missing, or its names where Debian's are not known."""
    if not shutil.which("apt-get"):
        return ", ".join(missing)
    return f"sudo apt-get install {' '.join(sorted(set(missing.values())))}"


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Refused as refusal:
        say(str(refusal))
        sys.exit(2)
    except KeyboardInterrupt:
        say("Stopped.")
        sys.exit(130)
