"""Each sentence of "What protects you" and "What does not" in README.md has a test, or is a limit."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
README = (TESTS.parent / "README.md").read_text("utf-8")
LIMIT = ("limit",)
"""What no test can show: it is said so that nobody relies on more."""

PROTECTS: dict[str, tuple[str, ...]] = {
    "Everything you write lies in one SQLCipher": (
        "store/test_connection.py::test_nothing_in_the_folder_is_clear_text",
        "store/test_integrity.py::test_one_flipped_byte_anywhere_is_reported_and_nothing_changes",
    ),
    "Its key comes from 160 random bits.": ("vault/test_keys.py::test_a_new_seed_is_160_random_bits",),
    "Your passphrase opens them through Argon2id": (
        "vault/test_key_file.py::test_the_passphrase_gives_the_seed",
        "vault/test_kdf.py::test_a_slow_computer_still_gets_the_floor",
        "vault/test_kdf.py::test_calibration_spends_the_time_on_memory_first",
    ),
    "The recovery code is those bits, written down": (
        "vault/test_recovery_code.py::test_a_code_gives_back_its_seed",
        "services/test_recovered.py::test_with_both_key_files_deleted_the_recovery_code_brings_back_all_there_was",
    ),
    "If passphrase and code are both lost": (
        "vault/test_key_format.py::test_neither_the_seed_nor_the_passphrase_shows_in_a_key_file_or_its_repr",
    ),
    "Not even us.": LIMIT,
    "If you switch it on in Settings, a key in your login": (
        "desktop/test_keyring_opening.py::test_one_press_leads_to_today",
        "desktop/test_keyring_opening.py::test_nothing_is_asked_of_the_keyring_by_itself",
    ),
    "Only the keyrings of the desktop and system": (
        "desktop/test_real_keyring.py::test_another_keyring_that_is_configured_is_never_used",
    ),
    "The passphrase works whatever the keyring does": (
        "desktop/test_keyring_opening.py::test_a_keyring_that_fails_is_one_sentence_and_the_passphrase_works",
        "ui/settings/test_keyring_switch.py::test_off_asks_for_the_passphrase_and_takes_slot_and_secret_away",
    ),
    "If someone may know your passphrase, Settings": (
        "services/test_new_key.py::test_all_is_there_under_the_new_passphrase_and_the_new_code",
        "services/test_new_key.py::test_a_copy_that_lacks_a_row_does_not_become_the_journal",
        "services/test_new_key.py::test_the_bytes_of_what_is_removed_are_overwritten",
    ),
    "The old passphrase, the old code and a keyring": (
        "services/test_new_key.py::test_the_old_passphrase_and_the_old_code_open_nothing_any_more",
        "services/test_new_key.py::test_the_keyring_opens_nothing_any_more_and_is_emptied",
    ),
    "It offers to delete the backups that they still open": (
        "services/test_new_key.py::test_no_old_backup_goes_before_there_is_a_new_one",
    ),
    "Delete everything stands at the end of Settings.": (
        "desktop/test_closed_ways.py::test_from_settings_it_locks_and_leads_to_deleting",
    ),
    "It asks for the passphrase and a typed word": (
        "desktop/test_closed_ways.py::test_a_wrong_passphrase_and_escape_delete_nothing",
        "services/test_deleting.py::test_the_bytes_of_the_key_files_and_the_database_are_overwritten",
        "services/test_deleting.py::test_other_files_stay_where_they_are",
    ),
    "Cut short, the next start offers to go on.": (
        "desktop/test_closed_ways.py::test_deleting_that_was_cut_short_is_never_called_damage_and_can_be_finished",
    ),
    "No clear text is meant to reach the disk": (
        "test_told_to_nobody.py::test_a_word_in_every_field_is_told_to_nobody",
        "test_told_to_nobody.py::"
        "test_no_word_of_a_whole_session_is_in_what_it_wrote_or_left_behind_when_it_is_killed",
        "desktop/test_running.py::test_the_title_never_holds_a_word",
        "test_log.py::test_a_fault_is_told_by_type_and_line_and_without_a_word",
    ),
    "Locking (Ctrl+L, after some idle minutes": (
        "desktop/test_locking.py::test_a_lock_covers_at_once_stores_the_words_and_begins_anew",
        "desktop/test_locking.py::test_an_idle_lock_says_that_nobody_asked",
        "desktop/signs/test_linux_signs.py::test_sleep_a_lock_and_another_user_are_heard_from_logind",
        "test_real_window.py::test_after_a_lock_neither_words_nor_passphrase_nor_keys_are_in_memory",
    ),
    "On Linux sleep waits until it is done.": (
        "test_real_locks.py::test_the_computer_sleeps_only_when_the_journal_is_locked",
    ),
    "What you copy is marked as private": (
        "desktop/test_clipboard.py::test_on_linux_a_clipboard_manager_is_told_that_it_is_a_secret",
        "desktop/test_clipboard.py::test_on_windows_it_is_kept_out_of_the_history_and_the_cloud",
        "desktop/test_locking.py::test_nothing_is_left_on_the_clipboard",
        "test_told_to_nobody.py::test_a_word_in_every_field_is_told_to_nobody",
    ),
    "Nothing in the app's own code opens a network": (
        "test_no_network_imports.py::test_no_module_of_the_app_imports_anything_that_reaches_a_network",
        "test_no_network_session.py::"
        "test_a_session_with_help_and_a_pdf_asks_for_no_socket_that_leaves_the_computer",
    ),
    "On Linux the kernel refuses Rosemary": (
        "test_guard.py::test_every_way_to_a_network_is_refused",
        "test_guard.py::test_programs_started_from_it_are_blocked_too",
        "test_no_network_session.py::"
        "test_on_a_screen_across_a_network_it_goes_on_and_says_once_that_nothing_is_blocked",
    ),
    "A commit reaches the disk before it counts": (
        "store/test_connection.py::test_the_engine_is_set_as_promised",
        "test_killed_while_writing.py::test_a_hundred_kills_lose_no_save_and_at_most_two_seconds_of_typing",
    ),
    "The key file exists twice.": (
        "vault/test_key_file.py::test_a_new_key_file_stands_there_twice_and_only_its_owner_can_read_it",
    ),
    "Every page of the file is checked after unlocking.": (
        "desktop/test_damage.py::test_a_whole_journal_is_checked_and_nothing_is_said",
    ),
    "If one is damaged, that is said, nothing more": (
        "desktop/test_damage.py::"
        "test_wherever_it_is_damaged_a_person_can_write_and_everything_whole_is_put_right",
        "services/test_salvaging.py::test_lists_and_search_go_past_what_is_damaged",
    ),
    "You can bring back a backup, or have all that": (
        "desktop/test_damage.py::test_the_newest_backup_is_one_press_away",
        "services/test_damage_survives.py::"
        "test_one_changed_byte_is_told_at_each_of_two_hundred_places_and_the_rest_comes_out",
    ),
    "When the disk is full, the folder can't be written": (
        "desktop/test_storage_troubles.py::test_a_page_stays_on_the_screen_and_is_saved_when_it_can_be",
    ),
}

DOES_NOT: dict[str, tuple[str, ...]] = {
    "Somebody at the open journal, before it locks.": LIMIT,
    "Somebody with your login, root, malware": LIMIT,
    "With the keyring switched on, anyone": LIMIT,
    "A key that could not be removed from the keyring": (
        "ui/settings/test_keyring_switch.py::"
        "test_off_with_a_keyring_that_cannot_be_reached_takes_the_slot_away_and_says_what_is_left",
    ),
    "Memory that the system has written to disk": LIMIT,
    "Old versions of the file: snapshots": LIMIT,
    "A former passphrase opens an old copy": LIMIT,
    "Somebody who puts back an old copy": LIMIT,
    "The clipboard: what you copy, other programs": LIMIT,
    "The file a photo came from, and a copy you save": (
        "services/test_photo_import.py::test_a_file_is_only_read",
        "ui/journal/test_photos_on_a_page.py::"
        "test_a_copy_is_made_only_after_it_was_said_that_it_is_not_encrypted",
    ),
    "What you print or save as a PDF": LIMIT,
    "A short or guessable passphrase": LIMIT,
    "That a journal exists is not hidden": LIMIT,
}

SECTIONS = {"What protects you": PROTECTS, "What does not": DOES_NOT}


def sentences(heading: str) -> list[str]:
    """Return each sentence of the list below a heading, without its marks."""
    section = README.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    points = [
        " ".join(point.replace("**", "").split()) for point in re.split(r"\n- ", f"\n{section.strip()}")
    ]
    return [each for point in points if point for each in re.split(r"(?<=[.?])\s+(?=[A-Z])", point)]


@pytest.mark.parametrize("heading", SECTIONS)
def test_each_sentence_names_its_tests_or_is_called_a_limit(heading: str) -> None:
    table = SECTIONS[heading]
    for sentence in sentences(heading):
        assert [start for start in table if sentence.startswith(start)], f"nothing stands for: {sentence}"


@pytest.mark.parametrize("heading", SECTIONS)
def test_nothing_is_kept_here_for_a_sentence_that_has_gone(heading: str) -> None:
    said = sentences(heading)
    for start in SECTIONS[heading]:
        assert [sentence for sentence in said if sentence.startswith(start)], start


def test_each_test_that_is_named_is_there() -> None:
    named = {name for table in SECTIONS.values() for tests in table.values() for name in tests}
    for name in named - set(LIMIT):
        file, _, test = name.partition("::")
        assert f"\ndef {test}(" in (TESTS / file).read_text("utf-8"), name
