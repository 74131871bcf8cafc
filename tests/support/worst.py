"""Files of at most 64 KiB that are as heavy as they can be: each is one way to make a careless reader slow or large.

Run as a script it reads them all in one process and prints for each what it cost; `test_fuzz` looks at the figures.
"""

from __future__ import annotations

import contextlib
import gc
import io
import json
import resource
import sys
import tempfile
import time
from pathlib import Path

from insatskartan.__main__ import main
from insatskartan.source.parser import MAX_BYTES
from support.samples import MINIMAL, record

TRIES = 3
"""A machine that is busy with other things makes one run slow; the fastest of these counts."""


def filled(part: str, head: str = "", tail: str = "") -> str:
    """Return as many copies of a part as fit, between head and tail."""
    return head + part * ((MAX_BYTES - len((head + tail).encode())) // len(part.encode())) + tail


def numbered(part: str, head: str = "", tail: str = "") -> str:
    """Return as many parts as fit, each with a number of its own where it says N."""
    size = len((head + tail).encode())
    parts = []
    for number in range(MAX_BYTES):
        text = part.replace("N", str(number))
        size += len(text.encode())
        if size > MAX_BYTES:
            break
        parts.append(text)
    return head + "".join(parts) + tail


STRUCTURE = {
    "brackets": "[" * MAX_BYTES,
    "braces": "{" * MAX_BYTES,
    "brackets as value": filled("[", "a: "),
    "closed brackets": filled("[[],", "a: "),
    "nested items": filled("- "),
    "nested keys": filled("? "),
    "keys in braces": filled("{?"),
    "colons": filled(": "),
    "deep indent": "".join(f"{' ' * depth}a:\n" for depth in range(340)),
    "many keys": numbered("aN:\n"),
    "unknown keys": numbered("nyckelN: x\n"),
    "keys nearly known": numbered("huvudmanN: x\n"),
    "repeated key": filled("a: b\n"),
    "repeated known key": filled("namn: b\n"),
    "flow mapping": numbered("aN: b,", "{", "}"),
    "empty mappings": filled("{},", "a: [", "]"),
    "commas": filled(",", "villkor: [", "]"),
    "long key": filled("a", "", ": x"),
    "long key nearly known": filled("huvudman", "", ": x"),
    "explicit long key": filled("a", "? ", "\n: x"),
    "documents": filled("---\n"),
    "document ends": filled("...\n"),
    "directives": filled("%YAML 1.1\n"),
    "long directive": filled("a", "%TAG ! ", "\n--- a: b"),
    "carriage returns": filled("a:\r"),
    "tabs": filled("\t"),
}
SIGNS = {
    "anchors": filled("&a "),
    "aliases": filled("*a "),
    "tags": filled("!a "),
    "anchors and tags": filled("- &a !b x\n"),
    "long anchor": filled("a", "a: &", " x"),
    "long tag": filled("a", "a: !<", "> x"),
    "open quote": filled("x\n", "a: '"),
    "open quotes": filled('a: "x\n'),
    "comments": filled("#\n"),
    "signs of comments": filled("# "),
    "comments after items": filled("- a #\n", "a:\n"),
    "escapes": filled("\\x41", 'a: "', '"'),
    "escaped control characters": filled("\\u202e", 'a: "', '"'),
    "escaped accents": filled("\\u0301\\u0323", 'a: "a', '"'),
    "nul": filled("\0"),
    "bidirectional marks": filled("\u202e"),
    "loose dots": filled("a\u0308"),
    "lines of loose dots": filled("a\u0308\n"),
    "one accent": filled("\u0301", "a"),
    "two accents to sort": filled("\u0301\u0323", "a"),
    "growing when normalised": filled("\U0001d160"),
}
VALUES = {
    "long text": filled("x", "namn: "),
    "block of text": filled("  x\n", "beskrivning: |\n"),
    "folded text": filled("  x\n", "beskrivning: >\n"),
    "unknown codes": numbered("kodN,", "inriktning: [", "]"),
    "codes nearly known": numbered("vagledninN,", "inriktning: [", "]"),
    "unknown places": numbered("lundN,", "bosatt: {öppen_för: [", "]}"),
    "one place again and again": filled("lund,", "bosatt: {öppen_för: [", "], stängd_för: [lund]}"),
    "overlap": f"bosatt: {{öppen_för: [{'lund,' * 6000}], stängd_för: [{'lund,' * 6000}]}}",
    "unknown relations": numbered("- {id: lund/xN, hur: liknar}\n", "relaterade:\n"),
    "listings": filled("- {område: lund, rubrik: övrig}\n", "listningar:\n"),
    "doors": filled("- {bosatt: alla}\n", "ingångar:\n"),
    "empty doors": filled("- {}\n", "ingångar:\n"),
    "empty results": filled("- {}\n", "resultat:\n"),
    "parts": filled("- {namn: a}\n", "delar:\n"),
    "doors with unknown keys": filled("- {x: y}\n", "ingångar:\n"),
    "digits of an age": filled("9", "ålder: {från: ", "}"),
    "digits of a year": filled("2", "period: {start: ", "}"),
    "digits of a number": filled("1", "platser: {antal: ", "}"),
    "digits of a kommunkod": filled("1", "kommunkod: "),
    "months beyond the calendar": record("granskas_var: 999999999"),
    "long mall": filled("a-", "mall: ", "!"),
    "long code": filled("a-", "begrepp: [{kod: ", "!}]"),
    "names": numbered("a-N,", "namn: xx\nalternativa_namn: [", "]"),
}
# For every regular expression that reads what authors write.
PATTERNS = {
    "links begun": filled("](", "beskrivning: '", "'"),
    "links begun with space": filled("]( ", "beskrivning: '", "'"),
    "space in a link": filled(" ", 'beskrivning: "](', '"'),
    "links": filled("[a](https://a.b/) ", "beskrivning: '", "'"),
    "wrong links": filled("[a](x) ", "beskrivning: '", "'"),
    "names of links begun": filled("\\n[", 'beskrivning: "', ']"'),
    "empty lines before a link": filled("\\n", 'beskrivning: "', ']"'),
    "addresses begun": filled("<a:", "beskrivning: '", "'"),
    "dots of a host": filled("a.", "kontakt: [{funktion: a, webb: 'https://", " '}]"),
    "at-signs": filled("a@", "beskrivning: '[a](mailto:", "'"),
    "long domain": filled("a", "kontakt: [{funktion: a, e-post: 'a@", " x'}]"),
    "long phone": filled("1", "kontakt: [{funktion: a, telefon: '", " x'}]"),
    "digits": filled("1", "anteckning: "),
    "personnummer": filled("19121212-1212 ", "anteckning: "),
    "nearly personnummer": filled("191212-1213 ", "anteckning: "),
    "hexadecimal": filled("a1912121212", "anteckning: "),
    "addresses of persons": filled("a.b@", "anteckning: "),
    "names with dots": filled(".a", "anteckning: a"),
    "names with hyphens": filled("a-", "anteckning: a.", "@"),
    "hyphens": filled("-", "anteckning: a."),
    "domains with dots": filled("a.", "anteckning: a.b@"),
    "spelt at": filled("(at) ", "anteckning: '", "'"),
    "percent codes": filled("%41", "anteckning: '", "'"),
    "entities": filled("&#1114111;", "anteckning: '", "'"),
    "broken entities": filled("&a", "anteckning: '", "'"),
    "officialese": filled("erhålla ", "beskrivning: "),
    "officialese begun": filled("i syfte ", "beskrivning: x "),
    "officialese with space": filled(" ", 'beskrivning: "i', 'syfte"'),
    "officialese in a list": filled("- samtliga\n", "innehåll:\n"),
    "sentences": filled("A. ", "sammanfattning: "),
    "quotes after a sentence": filled("'", 'sammanfattning: ".', '"'),
    "space after a sentence": filled(" ", 'sammanfattning: "a.', 'a"'),
    "items in a sentence": filled("\\n- ", 'sammanfattning: "', '"'),
    "line breaks in a sentence": filled("\\n ", 'sammanfattning: "', 'a"'),
    "colons in a sentence": filled(":\\n", 'sammanfattning: "', '"'),
    "abbreviations": filled("t.ex. ", "sammanfattning: "),
    "abbreviations begun": filled("t.", "sammanfattning: "),
    "hyphens in a word": filled("a-", "sammanfattning: "),
}
CASES = {**STRUCTURE, **SIGNS, **VALUES, **PATTERNS}


def cost(root: Path, text: str) -> tuple[float, list[str]]:
    """Return the seconds of work of the slower command, the fastest of some tries, and what went wrong."""
    (root / "lund/exempel.yml").write_bytes(text.encode())
    slowest, wrong = 0.0, []
    for command in ("check", "format"):
        for _ in range(TRIES):
            start = time.process_time()
            try:
                with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                    main(["--data", str(root), command])
            except Exception as error:  # noqa: BLE001 (whatever it is, it is the fault we look for)
                wrong.append(f"{command}: {type(error).__name__}: {error}"[:300])
            seconds = time.process_time() - start
            gc.collect()
            if seconds < 1:
                break
        slowest = max(slowest, seconds)
    return slowest, wrong


def peak() -> float:
    """Return the most megabytes this process has held.

    Linux hands `ru_maxrss` down from the process that started this one, which may be large; its own figure is in /proc.
    """
    with contextlib.suppress(OSError):
        status = Path("/proc/self/status").read_text("utf-8")
        return int(status.partition("VmHWM:")[2].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run() -> None:
    """Print one line of JSON for each case: name, seconds, faults, and the megabytes that were needed so far."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "insatser"
        for name, content in MINIMAL.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(content, "utf-8")
        for name, text in CASES.items():
            seconds, wrong = cost(root, text)
            sys.stdout.write(json.dumps([name, seconds, wrong, peak()]) + "\n")


if __name__ == "__main__":
    sys.exit(run())
