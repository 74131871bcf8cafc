"""What Python's argument reader says, in Swedish.

argparse looks its sentences up through gettext, but has no Swedish catalogue. What a later Python says in other words
comes out in English, and nothing breaks.
"""

from __future__ import annotations

import argparse

SENTENCES = {
    "usage: ": "användning: ",
    "positional arguments": "det som anges",
    "options": "val",
    "show this help message and exit": "visa den här hjälpen och avsluta",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
    "the following arguments are required: %s": "det här saknas: %s",
    "unrecognized arguments: %s": "det här går inte att förstå: %s",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "expected one argument": "här behövs ett värde",
    "expected at least one argument": "här behövs minst ett värde",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r går inte. Välj något av %(choices)s",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s kan vara %(matches)s",
    "ignored explicit argument %r": "%r går inte att ange här",
    "one of the arguments %s is required": "ett av %s behövs",
    "not allowed with argument %s": "går inte ihop med %s",
}


def speak_swedish() -> None:
    """Let argparse look its sentences up here."""
    argparse._ = lambda sentence: SENTENCES.get(sentence, sentence)  # type: ignore[attr-defined]
