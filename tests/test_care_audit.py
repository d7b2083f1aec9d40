"""The audit form: what goes in, what comes out, and what a case in error says."""

from __future__ import annotations

import json
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.care_audit import NotAnAuditForm, answer_cases, audit_care
from journal_app.domain.care.ratings import SIX

NOW = "2024-05-20T12:00:00+00:00"
FIELDS = [
    "today",
    "anchor",
    "data",
    "base",
    "raw",
    "rules",
    "easing",
    "variant",
    "evidence",
    "why",
    "show",
    "flags",
    "past",
    "ready",
    "contraception_info",
    "quiet_mode",
    "default_for_date",
]


def results(*cases: object) -> list[dict[str, Any]]:
    answers = answer_cases(json.dumps({"cases": cases}).encode())
    read: list[dict[str, Any]] = json.loads(answers.text)["results"]
    assert answers.complete is not any("error" in result for result in read)
    return read


def case(*events: object, now: object = NOW, **settings: object) -> dict[str, object]:
    return {"id": "a", "settings": settings, "now": now, "events": list(events)}


def event(kind: str, **fields: object) -> dict[str, object]:
    return {"kind": kind, "at": NOW, **fields}


def error(made: dict[str, object]) -> str:
    (result,) = results(made)
    assert list(result) == ["id", "error"]
    assert result["error"].endswith(".")
    return str(result["error"])


CHECK_IN = event("checkin", id="x", rev=1, for_date="2024-05-20", ratings={"guilt": 2, "suicidal": None})

WHOLE = [
    CHECK_IN,
    event("checkin_deleted", id="x", rev=2),
    event("crisis_closed"),
    event("help_now"),
    event("followup_shown"),
    event("appt_followup_shown"),
    event("easing_shown"),
    event("opened"),
    event("prompt_shown", level=1),
    event("response", response="ack", level=1),
    event("response", response="close", level=2),
    event("response", response="snooze", level=3, days=2),
    event("response", response="appointment", level=1, date="2024-06-01"),
    event("response", response="in_care", level=1),
    event("appt_outcome", outcome="went"),
    event("appt_outcome", outcome="missed"),
    event("appt_outcome", outcome="rescheduled", date="2024-06-01"),
    event("quiet_mode", until="2024-06-01"),
    event("quiet_mode_ended"),
    event("rate", pads=0, hours=24),
    event("pad"),
    event("pad", count=1, soaked=False),
    event("body", fever=True, temp_c=38.5, temp_f=101, chills=False, pain="mild", heavy_declared=False),
    event("body_called"),
    event("body_passed"),
    event("body_still"),
    event("body_closed"),
    event("flow", date="2024-05-20", level="spotting"),
    event("goahead", date="2024-05-20"),
    event("wait_until", date="2024-06-01"),
]


# --- whole cases -----------------------------------------------------------------------------------


@pytest.mark.parametrize("whole", WHOLE, ids=lambda whole: str(whole["kind"]))
def test_every_kind_of_event_is_known(whole: dict[str, object]) -> None:
    (result,) = results(case(whole))
    assert list(result) == ["id", *FIELDS]


def test_a_result_has_every_field_with_its_words() -> None:
    log = [
        event("checkin", id=str(n), rev=1, for_date=f"2024-05-{n:02}", ratings={"sad_anx": 2, "sleep": 1})
        | {"at": f"2024-05-{n:02}T20:00:00Z"}
        for n in range(6, 20)
    ]
    (result,) = results(case(*log, loss_dates=["2024-05-10"]))
    counts = {"answered": 14, "some": 14, "high": 14, "top": 0}
    none = {"answered": 0, "some": 0, "high": 0, "top": 0}
    assert result == {
        "id": "a",
        "today": "2024-05-20",
        "anchor": "2024-05-19",
        "data": "ok",
        "base": 2,
        "raw": 2,
        "rules": ["L1a", "L1b", "L2a", "L2b"],
        "easing": False,
        "variant": "early",
        "evidence": {
            **dict.fromkeys(SIX, none),
            "sad_anx": counts,
            "sleep": counts | {"high": 0},
        },
        "why": {
            "rule": "L2a",
            "symptom": "sad_anx",
            "n": 14,
            "of": 14,
            "from": "2024-05-06",
            "to": "2024-05-19",
        },
        "show": ["L2"],
        "flags": [],
        "past": [],
        "ready": "NO_INFO",
        "contraception_info": True,
        "quiet_mode": False,
        "default_for_date": "2024-05-20",
    }


def test_an_empty_log_has_nulls_and_empty_lists() -> None:
    (result,) = results(case())
    assert result["anchor"] is None
    assert result["why"] is None
    assert (result["evidence"], result["rules"], result["show"], result["flags"]) == ({}, [], [], [])
    assert (result["data"], result["ready"], result["variant"]) == ("none", "NO_INFO", "normal")


def test_the_floor_has_a_why_without_symptom_and_counts() -> None:
    save = event("checkin", id="x", rev=1, for_date="2024-05-20", ratings={"suicidal": 1})
    (result,) = results(case(save))
    assert result["why"] == {
        "rule": "L2s",
        "symptom": None,
        "n": None,
        "of": None,
        "from": "2024-05-07",
        "to": "2024-05-20",
    }
    assert result["show"] == ["CRISIS:talk"]


def test_cases_are_answered_in_order_and_ids_come_back_as_they_were() -> None:
    made = [{**case(), "id": name} for name in ("b", "a", 7, "é☂")]
    assert [result["id"] for result in results(*made)] == ["b", "a", 7, "é☂"]


def test_settings_may_be_left_out_and_have_their_defaults() -> None:
    made = case()
    del made["settings"]
    (result,) = results(made)
    assert result["contraception_info"] is False


def test_settings_are_used() -> None:
    bleeding = event("goahead", date="2024-05-20")
    assert results(case(bleeding))[0]["contraception_info"] is True
    assert results(case(bleeding, contraception_info="show"))[0]["contraception_info"] is True
    assert results(case(bleeding, contraception_info="hide"))[0]["contraception_info"] is False
    week = [
        event("checkin", id=str(n), rev=1, for_date=f"2024-05-{n}", ratings={"guilt": 3})
        for n in range(15, 20)
    ]
    assert results(case(*week))[0]["show"] == ["L1"]
    assert results(case(*week, care_prompts=False))[0]["show"] == []


def test_now_is_the_device_clock() -> None:
    (result,) = results(case(now="2024-05-20T03:59:00+09:00"))
    assert (result["today"], result["default_for_date"]) == ("2024-05-20", "2024-05-19")


def test_seq_is_the_place_in_the_log() -> None:
    quiet = event("quiet_mode", until="2024-06-01")
    ended = event("quiet_mode_ended")
    assert results(case({**quiet, "seq": 2}, {**ended, "seq": 1}))[0]["quiet_mode"] is True
    assert results(case({**quiet, "seq": 1}, {**ended, "seq": 2.0}))[0]["quiet_mode"] is False


def test_the_check_in_ids_1_and_one_as_text_are_two() -> None:
    made = [{**CHECK_IN, "id": name} for name in ("1", 1, 1.0)]
    assert results(case(made[0], event("checkin_deleted", id=1, rev=9)))[0]["data"] == "ok"
    assert results(case(made[1], event("checkin_deleted", id=1, rev=9)))[0]["data"] == "none"
    assert results(case(made[2], event("checkin_deleted", id=1, rev=9)))[0]["data"] == "none"


# --- no breaks -------------------------------------------------------------------------------------


@pytest.mark.parametrize("rating", [-1, 2.5, "2", True, [], {}, 99])
def test_a_strange_rating_is_no_break(rating: object) -> None:
    made = {**CHECK_IN, "ratings": {"guilt": rating, "suicidal": rating}}
    (result,) = results(case(made))
    assert result["show"][0].startswith("CRISIS:")


def test_a_temperature_outside_the_form_is_no_break() -> None:
    assert results(case(event("body", temp_c=60, temp_f=-5)))[0]["flags"] == []


def test_fields_the_table_does_not_name_are_passed_over() -> None:
    made = case(
        event("opened", level=9, note=None, date="never"),
        event("response", response="ack", level=1, days="x"),
    )
    made["note"] = "for the reviewer"
    (result,) = results({**made, "settings": {"theme": "dark"}})
    assert "error" not in result


def test_a_body_entry_with_nothing_in_it_is_no_break() -> None:
    assert results(case(event("body")))[0]["flags"] == []


@pytest.mark.parametrize(
    "at",
    [
        "2024-05-20T12:00:00Z",
        "2024-05-20T12:00+00:00",
        "2024-05-20 12:00:00.123+02:00",
        "2024-05-20T12:00:00,5-0330",
        "20240520T120000Z",
        "2024-05-20T12:00:00.123456789+00:00",
    ],
)
def test_instants_are_read_as_iso_8601_has_them(at: str) -> None:
    assert "error" not in results(case(event("opened", at=at), now=at))[0]


# --- breaks ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "at",
    [
        None,
        7,
        "",
        "now",
        "2024-05-20",
        "2024-05-20T12:00:00",
        "2024-05-20T25:00:00Z",
        "2024-02-30T12:00:00Z",
        "2024-05-20x12:00:00Z",
        "2024-05-20T12:00:00+99:00",
        ["2024-05-20T12:00:00Z"],
    ],
)
def test_an_instant_that_cannot_be_read_or_has_no_offset_is_named(at: object) -> None:
    assert error(case(event("opened", at=at))).startswith("Event 0 (opened): at must be")
    assert error(case(event("opened"), event("pad", logged_at=at))).startswith(
        "Event 1 (pad): logged_at must"
    )
    assert "now" in error(case(now=at))


def test_a_missing_instant_is_named() -> None:
    assert error(case({"kind": "opened"})) == "Event 0 (opened): at is missing."
    made = case()
    del made["now"]
    assert "now" in error(made)


@pytest.mark.parametrize("seq", [None, "1", 1.5, True, [1]])
def test_a_seq_that_is_no_integer_is_named(seq: object) -> None:
    assert error(case(event("opened", seq=seq))) == "Event 0 (opened): seq must be a whole number."


@pytest.mark.parametrize("kind", ["", "Opened", "note", "a" * 5000])
def test_an_unknown_kind_is_named(kind: str) -> None:
    said = error(case(event("opened"), event(kind)))
    assert said == f"Event 1 ({kind[:40]}): kind is not one of the known kinds."


@pytest.mark.parametrize("kind", [None, 3, ["pad"], {}])
def test_a_kind_that_is_no_word_is_named(kind: object) -> None:
    assert error(case({"kind": kind, "at": NOW})) == "Event 0 (no kind): kind must be a word."
    assert error(case({"at": NOW})) == "Event 0 (no kind): kind is missing."


@pytest.mark.parametrize("thing", [None, 1, "pad", [], True])
def test_an_event_that_is_no_object_is_named(thing: object) -> None:
    assert error(case(event("opened"), thing)) == "Event 1 (no kind): it must be an object."


NEEDED = [
    (number, field)
    for number, whole in enumerate(WHOLE)
    for field in whole
    if field not in ("kind", "at", "count", "soaked") and whole["kind"] != "body"
]


@pytest.mark.parametrize(("number", "field"), NEEDED)
def test_a_missing_field_is_named(number: int, field: str) -> None:
    broken = dict(WHOLE[number])
    del broken[field]
    assert error(case(event("opened"), broken)) == f"Event 1 ({broken['kind']}): {field} is missing."


@pytest.mark.parametrize(
    ("broken", "field"),
    [
        (event("rate", pads=-0.1, hours=1), "pads"),
        (event("rate", pads="2", hours=1), "pads"),
        (event("rate", pads=1, hours=0), "hours"),
        (event("rate", pads=1, hours=25), "hours"),
        (event("rate", pads=1, hours=24.001), "hours"),
        (event("rate", pads=1, hours=True), "hours"),
        (event("rate", pads=None, hours=1), "pads"),
        (event("pad", count=0), "count"),
        (event("pad", count=1.5), "count"),
        (event("pad", count="1"), "count"),
        (event("pad", count=None), "count"),
        (event("pad", soaked=1), "soaked"),
        (event("pad", soaked=None), "soaked"),
        (event("prompt_shown", level=0), "level"),
        (event("prompt_shown", level=4), "level"),
        (event("prompt_shown", level="1"), "level"),
        (event("prompt_shown", level=True), "level"),
        (event("response", response="ack", level=4), "level"),
        (event("response", response="later", level=1), "response"),
        (event("response", response=None, level=1), "response"),
        (event("response", response="snooze", level=1, days=1.5), "days"),
        (event("response", response="appointment", level=1, date="2023-02-29"), "date"),
        (event("appt_outcome", outcome="gone"), "outcome"),
        (event("appt_outcome", outcome="rescheduled", date=20240601), "date"),
        (event("quiet_mode", until="2024-06-01T00:00:00Z"), "until"),
        (event("quiet_mode", until="20240601"), "until"),
        (event("body", fever="yes"), "fever"),
        (event("body", chills=1), "chills"),
        (event("body", heavy_declared=None), "heavy_declared"),
        (event("body", pain="bad"), "pain"),
        (event("body", pain=3), "pain"),
        (event("body", temp_c="38"), "temp_c"),
        (event("body", temp_c=True), "temp_c"),
        (event("body", temp_f=[]), "temp_f"),
        (event("flow", date="2024-13-01", level="none"), "date"),
        (event("flow", date="2024-05-20", level="some"), "level"),
        (event("goahead", date="20 May"), "date"),
        (event("wait_until", date=None), "date"),
        ({**CHECK_IN, "id": None}, "id"),
        ({**CHECK_IN, "id": ["x"]}, "id"),
        ({**CHECK_IN, "rev": 1.5}, "rev"),
        ({**CHECK_IN, "rev": "1"}, "rev"),
        ({**CHECK_IN, "for_date": "2024-5-20"}, "for_date"),
        ({**CHECK_IN, "ratings": None}, "ratings"),
        ({**CHECK_IN, "ratings": [2]}, "ratings"),
    ],
)
def test_a_value_outside_the_table_is_named(broken: dict[str, object], field: str) -> None:
    assert error(case(event("opened"), broken)).startswith(f"Event 1 ({broken['kind']}): {field} must be ")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("loss_dates", None),
        ("loss_dates", "2024-05-01"),
        ("loss_dates", ["2024-05-01", "2024-05-32"]),
        ("loss_dates", [None]),
        ("care_prompts", 1),
        ("care_prompts", None),
        ("care_prompts", "false"),
        ("contraception_info", True),
        ("contraception_info", "Show"),
        ("contraception_info", None),
    ],
)
def test_a_setting_outside_the_table_is_named(name: str, value: object) -> None:
    assert error(case(**{name: value})).startswith(f"Setting {name} must be ")


def test_settings_and_events_of_the_wrong_shape_are_named() -> None:
    assert "settings" in error({**case(), "settings": []})
    assert "events" in error({**case(), "events": {}})
    made = case()
    del made["events"]
    assert "events" in error(made)


def test_the_other_cases_are_still_answered() -> None:
    first, second, third = results(case(), case(event("nothing")), case())
    assert "today" in first
    assert list(second) == ["id", "error"]
    assert third == first


def test_a_case_that_is_no_object_is_an_error_in_its_place() -> None:
    first, second = results(7, case())
    assert first == {"id": None, "error": "Case 0 must be an object."}
    assert "today" in second


def test_the_place_in_the_list_is_named_and_not_the_seq() -> None:
    log = [event("opened", seq=9), event("pad", seq=1, count=0)]
    assert error(case(*log)).startswith("Event 1 (pad)")


# --- no form at all --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "form",
    [
        b"",
        b"cases",
        b"[]",
        b"7",
        b"{}",
        b'{"cases": {}}',
        b'{"cases": null}',
        b'{"cases": [',
        b'{"cases": [{"id": NaN}]}',
        b"\xff\xfe",
        b"[" * 100_000,
    ],
)
def test_input_that_is_no_audit_form_is_refused(form: bytes) -> None:
    with pytest.raises(NotAnAuditForm):
        answer_cases(form)


def test_a_byte_order_mark_does_no_harm() -> None:
    assert answer_cases(b'\xef\xbb\xbf{"cases": []}').text == '{"results": []}'


def test_numbers_of_any_length_are_read() -> None:
    digits = "9" * 6000
    form = (
        f'{{"cases": [{{"id": {digits}, "now": "{NOW}", "events": ['
        f'{{"kind": "checkin", "at": "{NOW}", "id": "x", "rev": 1, "for_date": "2024-05-20",'
        f' "ratings": {{"suicidal": {digits}, "sleep": 1e999}}}}]}},'
        f' {{"id": 1, "now": "{NOW}", "events": [{{"kind": "opened", "at": "{NOW}", "seq": {digits}}}]}}]}}'
    )
    first, second = json.loads(answer_cases(form.encode()).text)["results"]
    assert first["show"] == ["CRISIS:emergency"]
    assert second["error"] == "Event 0 (opened): seq must be a whole number."


# --- the command -----------------------------------------------------------------------------------


def run(source: str, given: bytes = b"") -> tuple[int, str, str]:
    out, err = StringIO(), StringIO()
    return audit_care(source, BytesIO(given), out, err), out.getvalue(), err.getvalue()


def test_the_command_reads_standard_input_or_a_file(tmp_path: Path) -> None:
    form = json.dumps({"cases": [case()]}).encode()
    (tmp_path / "form.json").write_bytes(form)
    code, out, err = run("-", form)
    assert (code, err) == (0, "")
    assert json.loads(out)["results"][0]["today"] == "2024-05-20"
    assert run(str(tmp_path / "form.json")) == (0, out, "")


def test_the_command_ends_with_one_if_a_case_is_in_error() -> None:
    code, out, err = run("-", json.dumps({"cases": [case(), case(now="then")]}).encode())
    assert (code, err.count("\n")) == (1, 1)
    assert len(json.loads(out)["results"]) == 2


@pytest.mark.parametrize("source", ["-", "missing.json", ".", "a\0b"])
def test_the_command_ends_with_two_and_one_sentence_if_there_is_no_form(source: str) -> None:
    code, out, err = run(source, b"no form")
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert err.endswith(".\n")


# --- whatever comes in -----------------------------------------------------------------------------

JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8)
    | st.sampled_from([NOW, "2024-05-20", "0001-01-01", "9999-12-31", "0001-01-01T00:00:00+23:59"])
    | st.sampled_from(["9999-12-31T23:59:59-23:59", "ack", "snooze", "went", "none", "show", "x"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
NAMES = sorted({field for whole in WHOLE for field in whole} | {"logged_at", "seq"})


@st.composite
def bent_events(draw: st.DrawFn) -> dict[str, object]:
    """Return a whole event of any kind with a few fields taken away, bent or added."""
    bent = dict(draw(st.sampled_from(WHOLE)))
    for name in draw(st.lists(st.sampled_from(NAMES), max_size=2)):
        if draw(st.booleans()):
            bent[name] = draw(JUNK)
        else:
            bent.pop(name, None)
    return bent


def holds_the_form(result: object) -> bool:
    assert isinstance(result, dict)
    if "error" in result:
        return list(result) == ["id", "error"] and isinstance(result["error"], str)
    return list(result) == ["id", *FIELDS]


@given(JUNK)
def test_any_json_is_answered_or_refused(document: object) -> None:
    try:
        answer_cases(json.dumps(document).encode())
    except NotAnAuditForm:
        assert not (isinstance(document, dict) and isinstance(document.get("cases"), list))


@given(st.lists(JUNK, max_size=3))
def test_any_cases_are_answered_each_in_its_place(cases: list[object]) -> None:
    found = results(*cases)
    assert len(found) == len(cases)
    assert all(map(holds_the_form, found))


@given(st.binary(max_size=60))
def test_any_bytes_are_answered_or_refused(form: bytes) -> None:
    code, out, err = run("-", form)
    assert code in (0, 1, 2)
    assert bool(out) is not bool(err)


@given(st.lists(bent_events() | JUNK, max_size=6), JUNK | st.just(NOW), JUNK | st.just({}))
def test_any_events_clock_and_settings_are_answered(log: list[object], now: object, settings: object) -> None:
    (result,) = results({"id": "a", "settings": settings, "now": now, "events": log})
    assert holds_the_form(result)


@given(st.lists(bent_events(), max_size=6))
def test_an_error_names_an_event_that_is_there_and_its_kind(log: list[dict[str, object]]) -> None:
    (result,) = results(case(*log))
    if "error" in result:
        place, rest = result["error"].removeprefix("Event ").split(" ", 1)
        kind = log[int(place)].get("kind")
        assert rest.startswith(f"({kind[:40]})" if isinstance(kind, str) else "(no kind)")
