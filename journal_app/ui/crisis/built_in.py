"""What the crisis screen and the card after it say when their content file is missing or broken.

Plain constants: nothing can fail. A test holds them to be the words of `messages.toml`.
"""

from __future__ import annotations

from journal_app.content.values import Exercise, Message, Step

CRISIS = {
    "talk": Message(
        title="Thank you for telling",
        body=(
            "You are not in trouble. Thoughts of not being here can come when pain is very strong. You"
            " don't have to be alone with them. A person at the line below will listen, at the hours shown."
            " You don't need to know what to say. You can start with: I lost a pregnancy and I'm not doing"
            " well."
        ),
        actions=(
            "Call or text: {lines}",
            "Show the number large",
            "My plan",
            "A person I trust",
            "Stay with me: slow breathing",
            "I'm closing this for now",
        ),
    ),
    "urgent": Message(
        title="Please reach a person now",
        body=(
            "Thank you for telling. You are not in trouble. You wrote that you thought of ending your life."
            " Please call or text the line below now, or ask someone to sit with you. If you think you might"
            " act on it, call {emergency}. These feelings can ease, and people can help you get through this"
            " hour."
        ),
        actions=(
            "Show {emergency} large",
            "Call or text: {lines}",
            "Show the number large",
            "A person I trust",
            "My plan",
            "I'm closing this for now",
        ),
    ),
    "emergency": Message(
        title="Call {emergency} now",
        body=(
            "Please call {emergency} now, or ask someone near you to call. If you have hurt yourself or taken"
            " something, say so when they answer. Go to where other people are. You are not in trouble. You"
            " matter, and help can come to you."
        ),
        actions=(
            "Show {emergency} large",
            "Call or text: {lines}",
            "A person I trust",
            "My plan",
            "I'm closing this for now",
        ),
    ),
}
"""By variant of the screen."""

NO_LINE = {
    "talk": (
        "You are not in trouble. Thoughts of not being here can come when pain is very strong. You don't"
        " have to be alone with them. Someone close to you can listen, or a doctor. You don't need to know"
        " what to say. You can start with: I lost a pregnancy and I'm not doing well."
    ),
    "urgent": (
        "Thank you for telling. You are not in trouble. You wrote that you thought of ending your life."
        " Please ask someone to sit with you now, or call a doctor. If you think you might act on it, call"
        " {emergency}. These feelings can ease, and people can help you get through this hour."
    ),
}
"""What is said instead where no line is known, by variants that speak of a line."""

FOLLOWUP = {
    "help": Message(
        title="Checking on you",
        body="You opened the help page. How are things now? The lines are below if you want them.",
        actions=("Show crisis lines", "My plan", "How to make the call", "Close"),
    ),
    "talk": Message(
        title="Checking on you",
        body=(
            "A little while ago you wrote about not wanting to be here. How is it now? The lines are below if"
            " you want them. Telling a doctor about it is a strong next step, even if the thoughts have"
            " eased."
        ),
        actions=("Show crisis lines", "My plan", "How to make the call", "Close"),
    ),
    "urgent": Message(
        title="Checking on you",
        body=(
            "A little while ago you wrote about ending your life. If you might act, call {emergency} now. The"
            " lines are below. Please tell a doctor, even if the thoughts have eased. You could ask someone"
            " to stay with you today."
        ),
        actions=(
            "Show {emergency} large",
            "Show crisis lines",
            "My plan",
            "How to make the call",
            "Close",
        ),
    ),
}
"""By variant of the card."""

BREATHING = Exercise(
    id="longer-out",
    title="Longer out-breath",
    before="Breathe in a way that stays easy. If you feel dizzy, go back to your usual breath.",
    steps=(
        Step("breathe in through the nose", 4),
        Step("breathe out slowly through the mouth", 6),
    ),
    rounds=12,
    sources=("own",),
)
