"""Run as a program by the system's Python: reads a window from outside, as a screen reader does, by at-spi.

A question a line of standard input, its answer a line of standard output, both JSON, the answer as
`{"answer": …}`, with `"trouble"` beside it if what was read went away meanwhile. The questions:
`{"ask": "screen"}` what is showing; `{"ask": "press", "name": …, "role": …}` press it; `focus` the same way;
`{"ask": "heard"}` what was said or changed since it was last asked.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import partial

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

APP = "Rosemary"
MOST_CHILDREN = 60
"""Of one element that are read: rows of a table and the like are alike from there on."""

BEYOND = (0, 1, 7)
"""Children after the last that are asked for too: a reader counted them, and a scroll bar went meanwhile."""

EVENTS = (
    "object:announcement",
    "object:state-changed:checked",
    "object:state-changed:selected",
    "object:state-changed:focused",
)

heard: list[dict[str, object]] = []


def on_event(event: Atspi.Event) -> None:
    """Keep it: what was said, or which element changed its state and how."""
    words = event.any_data if isinstance(event.any_data, str) else ""
    name = words or _quietly(event.source.get_name, "") or ""
    heard.append({"kind": event.type, "name": name, "on": event.detail1})


def on_line(_source: object, _condition: object) -> bool:
    """Answer one question; end when there are no more."""
    line = sys.stdin.readline()
    if not line:
        loop.quit()
        return False
    question = json.loads(line)
    answers = {"screen": _screen, "press": _press, "focus": _focus, "heard": _heard}
    try:
        answer = answers[question.pop("ask")](**question)
        told = {"answer": answer}
    except GLib.Error as error:  # what was being read went away meanwhile; GLib would never call this again
        told = {"answer": None, "trouble": error.message}
    sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
    sys.stdout.flush()
    return True


def _screen() -> list[dict[str, object]]:
    """Return every element that is showing, parents before children."""
    found: list[dict[str, object]] = []
    for window in _windows():
        _read(window, 0, found)
    return found


def _press(name: str, role: str = "") -> bool:
    """Press the first element of this name that is showing; false if there is none."""
    element = _called(name, role)
    return element is not None and bool(element.do_action(0))


def _focus(name: str, role: str = "") -> bool:
    """Take the focus to the first element of this name that is showing; false if there is none."""
    element = _called(name, role)
    return element is not None and bool(element.grab_focus())


def _called(name: str, role: str) -> Atspi.Accessible | None:
    """Return the first element of this name that is showing, else the first whose name begins so."""
    for is_it in (name.__eq__, lambda other: other.startswith(name)):
        for window in _windows():
            found = _find(window, is_it, role)
            if found is not None:
                return found
    return None


def _heard() -> list[dict[str, object]]:
    told, heard[:] = heard[:], []
    return told


def _windows() -> list[Atspi.Accessible]:
    desktop = Atspi.get_desktop(0)
    desktop.clear_cache()  # a lock puts another program in the place of the first: what was read is gone
    apps = [desktop.get_child_at_index(at) for at in range(desktop.get_child_count())]
    return [
        app.get_child_at_index(at)
        for app in apps
        if app is not None and _quietly(app.get_name, "") == APP
        for at in range(_quietly(app.get_child_count, 0))
    ]


def _read(element: Atspi.Accessible, depth: int, found: list[dict[str, object]]) -> None:
    states = {state.value_nick for state in element.get_state_set().get_states()}
    if "showing" not in states:
        return
    told = {
        "depth": depth,
        "role": element.get_role_name(),
        "name": element.get_name() or "",
        "description": element.get_description() or "",
        "states": sorted(states),
    }
    if any(each.get_relation_type() == Atspi.RelationType.LABELLED_BY for each in element.get_relation_set()):
        told["labelled"] = True
    if element.get_text_iface() is not None:
        told["text"] = Atspi.Text.get_text(element, 0, min(200, Atspi.Text.get_character_count(element)))
    if element.get_value_iface() is not None:
        told["value"] = Atspi.Value.get_current_value(element)
    if element.get_action_iface() is not None:
        told["actions"] = Atspi.Action.get_n_actions(element)
    found.append(told)
    for child in _children(element):
        _read(child, depth + 1, found)
    for one_that_went in BEYOND:
        _quietly(partial(element.get_child_at_index, element.get_child_count() + one_that_went), None)


def _find(element: Atspi.Accessible, is_it: Callable[[str], bool], role: str) -> Atspi.Accessible | None:
    if not element.get_state_set().contains(Atspi.StateType.SHOWING):
        return None
    if is_it(element.get_name() or "") and role in ("", element.get_role_name()):
        return element
    for child in _children(element):
        found = _find(child, is_it, role)
        if found is not None:
            return found
    return None


def _children(element: Atspi.Accessible) -> list[Atspi.Accessible]:
    number = min(element.get_child_count(), MOST_CHILDREN)
    return [each for each in (element.get_child_at_index(at) for at in range(number)) if each is not None]


def _quietly(ask, otherwise):  # type: ignore[no-untyped-def]
    """Ask an element that may be gone by now."""
    try:
        return ask()
    except GLib.Error:
        return otherwise


if __name__ == "__main__":
    Atspi.init()
    listener = Atspi.EventListener.new(on_event)
    for event in EVENTS:
        listener.register(event)
    loop = GLib.MainLoop()
    GLib.io_add_watch(sys.stdin.fileno(), GLib.IO_IN | GLib.IO_HUP, on_line)
    loop.run()
