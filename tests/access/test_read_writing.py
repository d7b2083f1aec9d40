"""Today, the Journal page and what is done with a page, read from outside."""

from __future__ import annotations

from collections.abc import Callable

from outside import MARKS, Outside, wait

pytestmark = MARKS

Judge = Callable[[Outside], None]


def test_a_note_of_care_and_the_lists_of_the_journal_are_named_and_tell_what_changes(
    start: Callable[..., Outside], judge: Judge
) -> None:
    outside = start("--demo")
    outside.hear("Something I noticed")  # the note of care, without taking the focus
    outside.see("Today", "Page", "Why am I seeing this?")
    outside.press("Why am I seeing this?")
    outside.see("why", "Answers by day")
    outside.key("Escape")
    outside.press("Journal")
    outside.see("Journal", "Search the journal", "Entries")
    outside.press("Filters")
    outside.press("From", "check box")
    outside.see("filters", "With a photo", "From day")
    outside.press("From", "check box")
    outside.press("Rename or remove tags")
    outside.see("tags", "Take off all pages")
    outside.press("Back to the journal")
    outside.press("Filters")
    outside.press("Calendar")
    outside.see("calendar", "Month before")
    outside.press("Whole year")
    outside.see("year", "As a list")
    outside.press("As a list")
    outside.see("year as a list", "Days with pages")
    outside.press("Back to the journal")
    outside.press("Open the bin")
    outside.see("bin", "Back to the journal")
    outside.press("Back to the journal")
    outside.press("Make a small book")
    outside.see("book", "Which pages")
    judge(outside)


def test_what_is_done_with_a_page_is_named_and_tells_what_changes(
    start: Callable[..., Outside], judge: Judge
) -> None:
    outside = start("--demo")
    outside.see("Today", "Journal")
    look_for(outside, "Repotted")
    outside.press("Earlier versions")
    outside.see("versions", "What it said then", "Bring this back")
    outside.press("Mark what differs")
    outside.press("Back to the page")
    outside.go_to("Photos")
    outside.key("Home", "Return")
    outside.see("photo", "Save a copy", "Next photo", without="Settings")
    outside.press("Close")
    outside.see("page", "Page", "Get help now")
    outside.go_to("Page", "text")
    outside.key("F3")
    outside.see("find", "Find on this page", "Next place")
    outside.press("Replace…")
    outside.see("replace", "Replace with", "Whole words only")
    outside.press("Close")
    outside.go_to("Page", "text")
    outside.key("ctrl+a")
    outside.press("Bold")
    wait_checked(outside, "Bold")
    outside.choose("Begin something else", "My templates")
    outside.see("templates", "Add a template")
    outside.press("Add a template")
    outside.see("a template", "Name of template")
    outside.press("Back to the journal")
    outside.see("the journal again", "Earlier versions")
    outside.choose("Begin something else", "Letter")
    outside.see("letter: to whom", "To whom, in your own words", "Close with a seal")
    outside.choose("Begin something else", "Answer to a prompt")
    outside.see("prompts", "What would you like to write about?", "The first days")
    judge(outside)


def look_for(outside: Outside, words: str) -> None:
    """Search the journal and open the first page that is found."""
    outside.press("Journal")
    outside.see("Journal", "Search the journal")
    outside.key("ctrl+f")
    outside.type(words)
    outside.hear("1 page", whole=True)
    outside.see("search", "Clear search")
    outside.go_to("Entries")
    outside.key("Home", "Return")
    outside.see("a page", "Earlier versions")


def wait_checked(outside: Outside, name: str) -> None:
    """Wait until something is read as checked."""
    wait(
        lambda: any(each["name"] == name and "checked" in each["states"] for each in outside.screen()),
        f"“{name}” to be checked",
    )
