"""The other rooms of the demo, read from outside: check-ins and care, and what helps."""

from __future__ import annotations

from collections.abc import Callable

from outside import MARKS, Outside

pytestmark = MARKS

Start = Callable[..., Outside]
Judge = Callable[[Outside], None]


def demo_at(start: Start, room: str, *expected: str) -> Outside:
    """Open a room of the demo, in which these words stand."""
    outside = start("--demo")
    outside.see("Today", room)
    outside.press(room)
    outside.see(room, *expected)
    return outside


def test_rooms_that_help_are_named_and_tell_what_changes(start: Start, judge: Judge) -> None:
    outside = demo_at(start, "Coping", "Begin: Box breathing")
    outside.press("Begin: Box breathing")
    outside.see("exercise: before", "If you like: how heavy is it right now?", "Begin", without="Settings")
    outside.press("Begin")
    outside.see("exercise", "Pause", without="Settings")
    outside.press("Stop")
    outside.see("Coping again", "Settings")
    outside.press("Time off work")
    outside.see("letter to an employer", "Copy the letter")
    outside.press("Remember")
    outside.see("the closed box", "Open the box")
    outside.press("Open the box")
    outside.see("the open box", "Close the box", "Days it was lit")
    outside.press("Guidance")
    outside.see("Guidance", "Search the guidance")
    outside.press("Get help now")
    outside.see("help", "Read more in the guidance")
    judge(outside)


def test_body_and_closeness_are_named_and_a_sign_is_said(start: Start, judge: Judge) -> None:
    outside = demo_at(start, "Body", "Very heavy bleeding")
    outside.press("Open Closeness")
    outside.see("Closeness", "Where I am with closeness")
    outside.press("Body")
    outside.see("Body again", "Very heavy bleeding")
    outside.press("Very heavy bleeding", "check box")
    outside.press("Note it", "push button")
    outside.hear("Call a doctor right away")
    outside.see("signs to call for", "Close for now")
    judge(outside)


def test_check_ins_are_named_and_say_what_is_chosen(start: Start, judge: Judge) -> None:
    outside = demo_at(start, "Check-ins", "The last two weeks")
    outside.press("See all patterns")
    outside.see("patterns", "How far back")
    outside.press("Back")
    outside.press("Open my plan")
    outside.see("plan", "Add a part")
    outside.press("Back")
    outside.press("Make the page")
    outside.see("page for a doctor", "Copy the short version")
    outside.press("Close")
    outside.press("Thoughts of ending my life", "radio button")
    outside.hear("Thoughts of ending my life")  # the chosen segment
    outside.hear("People you can reach right now")
    answered = outside.see("help beside the form", "People you can reach right now")
    chosen = [each["name"] for each in answered if "checked" in each["states"]]
    assert "Thoughts of ending my life" in chosen
    outside.press("Save")
    outside.hear("Please reach a person now")
    outside.see("crisis", "Call or text")
    judge(outside)
