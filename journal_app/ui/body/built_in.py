"""What the screens about body signs say when their content file is missing or broken.

Plain constants: nothing can fail. A test holds them to be the words of the content files.
"""

from __future__ import annotations

from journal_app.content.values import Message

NEVER_A_NUMBER = "You never have to reach a number to call."

SCREENS = {
    "BODY_CALL_NOW": Message(
        title="Call a doctor right away",
        body=(
            "You noted: {flags}. After a miscarriage, this is a reason to call a doctor right away. If you"
            " can't reach one, or you feel faint, or it gets worse, call {emergency}."
        ),
        actions=(
            "I have called or been seen",
            "It has passed",
            "What do I say?",
            "Show {emergency} large",
            "Show my log",
            "Close for now",
        ),
    ),
    "BODY_CALL": Message(
        title="Please call about the bleeding",
        body=(
            "Your log shows about two soaked pads an hour for two hours. Health agencies call that heavy"
            " bleeding. Please call your care provider now. If it gets heavier, or you feel faint, call"
            " {emergency}."
        ),
        actions=(
            "I have called or been seen",
            "It has passed",
            "What do I say?",
            "Show {emergency} large",
            "Show my log",
            "Close for now",
        ),
    ),
    "BODY_ASK": Message(
        title="Is this still going on?",
        body=(
            "On {date} you noted {flags}. If it is still there, call a doctor right away. If it has passed"
            " and no one has been told, it is still worth a call."
        ),
        actions=(
            "It is still there",
            "I have called or been seen",
            "It has passed",
            "Close for now",
        ),
    ),
}
"""By element of `Assessment.show`."""

FLAGS = {
    "FEVER": "fever",
    "CHILLS": "chills",
    "SEVERE_PAIN": "severe pain",
    "RED_BLEED": "more than two soaked pads an hour, for hours",
    "HOUR_BLEED": "very heavy bleeding within an hour",
    "EARLY_BLEED": "about two soaked pads an hour",
}

PHONE = (
    "You can read this out. I had a miscarriage on (date). Now I have (bleeding, fever, chills, pain). It"
    " started at (time). I have soaked (number) pads in the last two hours. What should I do now, and where"
    " should I go?"
)
