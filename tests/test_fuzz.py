"""Whatever is in a file: problems with a place and a text, never an exception, in bounded time and memory.

The tests draw the same examples every time, so that a red run is the fault of the change at hand. At night
`FUZZ_EXAMPLES=5000` draws that many new ones. A fault that is found becomes a case under `tests/data` or in `worst.py`.
"""

from __future__ import annotations

import gc
import json
import os
import random
import re
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from insatskartan.__main__ import main
from insatskartan.catalog.loading import load
from insatskartan.pages.rule_help import all_rules
from insatskartan.rules import report
from insatskartan.rules.checking import check
from insatskartan.rules.finding import Context
from insatskartan.source.parser import MAX_BYTES, parse
from insatskartan.source.problems import MAX_PER_FILE, Severity
from support.samples import MINIMAL, ROOT, SKANE, TODAY, record
from support.sites import uncounted
from support.worst import CASES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from insatskartan.source.problems import Problem

NIGHTLY = os.environ.get("FUZZ_EXAMPLES")
SETTINGS = settings(max_examples=int(NIGHTLY or 60), deadline=None, derandomize=not NIGHTLY, database=None)
SECONDS, MEGABYTES = 1.0, 200
KINDS = (
    "lund/exempel.yml",
    "eslov/_område.yml",
    "_ord/metoder.yml",
    "_mallar/allman.yml",
    "_undantag.yml",
    "_kunskap/ett.yml",
    "_sok/delning.yml",
    "_sok/synonymer.yml",
)
"""One file of each kind."""
RULES = {rule.id for rule in all_rules()} | {"format"}
REAL = sorted((SKANE / "insatser").rglob("*.yml"))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a small data folder; commands turn the garbage collector off, so it is turned on again."""
    root = tmp_path_factory.mktemp("fuzz") / "insatser"
    for name, content in {**dict.fromkeys(KINDS, ""), **MINIMAL}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, "utf-8")
    yield root
    gc.enable()


def examine(root: Path, name: str, data: bytes) -> None:
    """Put the bytes into a file of the folder, and hold everything that is done with it to its promises."""
    path = root / name
    try:
        path.write_bytes(data)
        loaded = load(root)
        problems = [p for p in check(loaded, Context(TODAY)) if p.file == f"insatser/{name}"]
        assert len(problems) <= MAX_PER_FILE + 1
        breaks = _lines(data)
        for problem in problems:
            hold_to_form(problem, breaks)
        errors = any(problem.severity is Severity.ERROR for problem in problems)
        assert main(["--data", str(root), "check", str(path)]) == int(errors)
        unreadable = [p for p in loaded.problems if p.file == f"insatser/{name}" and p.rule != "nfc"]
        format_keeps(root, path, data, unreadable=bool(unreadable))
    finally:
        gc.enable()
        path.write_text(MINIMAL[name], "utf-8") if name in MINIMAL else path.unlink()


def _lines(data: bytes) -> int:
    text = data.decode("utf-8", errors="replace")
    return len(re.findall("\r\n?|\n", text)) + 1


def hold_to_form(problem: Problem, lines: int) -> None:
    """Expect a place in the file, a Swedish sentence that fits a screen, an explained id, and one line of report."""
    assert 1 <= problem.line <= lines + 1
    assert problem.column >= 1
    assert problem.rule in RULES
    assert 10 < len(problem.message) < 300
    assert len(problem.hint) < 400
    ours = re.sub("«.*»", "", problem.message, flags=re.DOTALL)
    assert not re.search(r"\b(the|is|should|must|expected|input|error|found|invalid)\b", ours, re.IGNORECASE), ours
    assert report.line(problem).isprintable()
    assert len(report.annotation(problem).splitlines()) == 1


def format_keeps(root: Path, path: Path, data: bytes, *, unreadable: bool) -> None:
    """Expect a file with errors to stay byte for byte, another to keep its values; a second run finds nothing to do."""
    code = main(["--data", str(root), "format", str(path)])
    after = path.read_bytes()
    if unreadable:
        assert code == 1
        assert after == data
        return
    before, _ = parse(data, "x")
    again, problems = parse(after, "x")
    assert before
    assert again
    assert before.root.plain() == again.root.plain()
    if code == 0:
        assert problems == []
        assert main(["--data", str(root), "format", "--check", str(path)]) == 0
    else:
        assert after == data  # comments, which nobody may lose


def in_time(root: Path, name: str, data: bytes) -> None:
    """Examine a file; the work takes less than its bound, in the best of three tries."""
    for tries_left in (2, 1, 0):
        start = time.process_time()
        examine(root, name, data)
        # It is read six times above: checked twice and formatted twice, each time with all words.
        if time.process_time() - start < SECONDS * 6:
            return
        assert tries_left, f"{len(data)} byte tog mer än {SECONDS} s att läsa"


WORDS = """
namn sammanfattning ålder försörjning öppen_för ingångar delar kontakt webb källor kontrollerad begrepp kod mall allman
undantag text skäl aktivitetsersattning lund okänd okänt alla ja no Null ~ 0x1F 1e999 -0 18:30 2018-02-30 0123 2018-05
99999999999999999999 .inf .NaN 1_000 0o7 &a *a !!int !a !<x> \\x00 \\u202e \\ud800 \\U0001F600 \\ >- >+ >9 | |2- --- ...
<b> ](javascript:x) {{7*7}} samtliga a.b@c.se 19121212-1212 Ａ １ ½ ﷺ ſ İ ß å 😀
"""
SIGNS = [*":-?,[]{}#%@`'\"|><!&*\t\r\n\0\x85\xa0\u0308\u200b\u200d\u2028\u202e\ufeff\ufffd\ud7ff\U0010ffff"]
SIGNS += [": ", "- ", "? ", "<<: ", "\n", "\r\n", "\n  ", "\n    ", "\n- ", "\n---\n", "%YAML 1.1\n", "\u0301" * 6]
TOKENS = st.sampled_from(WORDS.split() + SIGNS)
TEXTS = st.lists(TOKENS, max_size=40).map(lambda parts: "".join(parts).encode("utf-8", "replace"))


@SETTINGS
@given(st.sampled_from(KINDS), st.binary(max_size=300) | TEXTS | st.text(max_size=100).map(lambda t: t.encode()))
@pytest.mark.no_cover
def test_any_bytes(root: Path, name: str, data: bytes) -> None:
    """Noise, noise of YAML's own signs, and any text of Unicode."""
    in_time(root, name, data)


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, bytes]:
    """Return a real file with a few faults of the kind that hands, editors and merges make."""
    path = draw(st.sampled_from(REAL))
    name = {"_ord": KINDS[2], "_mallar": KINDS[3], "_kunskap": KINDS[5]}.get(path.parent.name, KINDS[0])
    alone = {"_område.yml": 1, "_undantag.yml": 4, "delning.yml": 6, "synonymer.yml": 7}
    name = KINDS[alone[path.name]] if path.name in alone else name
    data = path.read_bytes()
    changes = [flip, cut, truncate, repeat_line, drop_line, shuffle, insert, indent, bomb]
    for change in draw(st.lists(st.sampled_from(changes), min_size=1, max_size=4)):
        data = change(data, random.Random(draw(st.integers(0, 2**32))))
    return name, data[: MAX_BYTES + 1]


def flip(data: bytes, chance: random.Random) -> bytes:
    """Change one bit."""
    at = chance.randrange(len(data) or 1)
    return data[:at] + bytes(byte ^ (1 << chance.randrange(8)) for byte in data[at : at + 1]) + data[at + 1 :]


def cut(data: bytes, chance: random.Random) -> bytes:
    """Take some bytes away."""
    at = chance.randrange(len(data) or 1)
    return data[:at] + data[at + chance.randrange(1, 30) :]


def truncate(data: bytes, chance: random.Random) -> bytes:
    """End early."""
    return data[: chance.randrange(len(data) or 1)]


def repeat_line(data: bytes, chance: random.Random) -> bytes:
    """Write a line again somewhere else."""
    lines = data.splitlines(keepends=True) or [b""]
    lines.insert(chance.randrange(len(lines)), chance.choice(lines))
    return b"".join(lines)


def drop_line(data: bytes, chance: random.Random) -> bytes:
    """Forget a line."""
    lines = data.splitlines(keepends=True) or [b""]
    lines.pop(chance.randrange(len(lines)))
    return b"".join(lines)


def shuffle(data: bytes, chance: random.Random) -> bytes:
    """Put all lines into another order."""
    lines = data.splitlines(keepends=True)
    chance.shuffle(lines)
    return b"".join(lines)


def insert(data: bytes, chance: random.Random) -> bytes:
    """Write a sign too many."""
    at = chance.randrange(len(data) + 1)
    sign = chance.choice(["'", '"', ": ", "#", "{", "]", "\t", "&a ", "*a", "!x ", "\r", "\0", "\u202e", "\u0301" * 9])
    return data[:at] + sign.encode() + data[at:]


def indent(data: bytes, chance: random.Random) -> bytes:
    """Move a line to the right."""
    lines = data.splitlines(keepends=True) or [b""]
    at = chance.randrange(len(lines))
    lines[at] = b" " * chance.randrange(1, 5) + lines[at]
    return b"".join(lines)


def bomb(data: bytes, chance: random.Random) -> bytes:
    """Write something far too large: depth, digits, keys, a word."""
    number = chance.randrange(1, 3000)
    large = chance.choice(["[" * number, "9" * number, "- " * number, "å" * number, "a: {" * number, "x\n" * number])
    at = chance.randrange(len(data) + 1)
    return data[:at] + large.encode() + data[at:]


@SETTINGS
@given(mutated())
@pytest.mark.no_cover
def test_mutated_real_files(root: Path, change: tuple[str, bytes]) -> None:
    """Flipped, cut, repeated, shuffled, indented and blown-up files of the repository."""
    in_time(root, *change)


VALUES = st.recursive(
    st.none() | TEXTS.map(lambda data: data.decode("utf-8", "replace")) | st.integers().map(str) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(TOKENS.map(lambda t: t.strip() or "x"), inner, max_size=4)
    ),
    max_leaves=20,
)


@SETTINGS
@given(st.sampled_from(KINDS), st.dictionaries(TOKENS.map(lambda t: t.strip() or "x"), VALUES, max_size=6))
@pytest.mark.no_cover
def test_well_formed_files_of_any_values(root: Path, name: str, values: dict[str, object]) -> None:
    """JSON is YAML: right keys with wrong values, and the other way around, at any depth."""
    data = json.dumps(values, ensure_ascii=False).encode("utf-8", "replace")
    in_time(root, name, data[:MAX_BYTES])


@pytest.fixture(scope="module")
def costs() -> list[tuple[str, float, list[str], float]]:
    """Return what each of the heaviest files costs, measured in a process of its own."""
    command = [sys.executable, "-m", "support.worst"]
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=ROOT / "tests", env=uncounted(), check=False, timeout=540
    )
    assert done.returncode == 0, done.stderr
    return [tuple(json.loads(line)) for line in done.stdout.splitlines()]


def test_the_heaviest_files_cost_little(costs: list[tuple[str, float, list[str], float]]) -> None:
    """No file of 64 KiB takes a second or 200 MB, to check or to format, and none makes an exception."""
    assert [name for name, *_ in costs] == list(CASES)
    assert all(len(text.encode()) <= MAX_BYTES for text in CASES.values())
    assert sum(len(text.encode()) > MAX_BYTES * 0.8 for text in CASES.values()) > 90
    assert [(name, wrong) for name, _, wrong, _ in costs if wrong] == []
    assert [(name, seconds) for name, seconds, _, _ in costs if seconds > SECONDS] == []
    assert [(name, megabytes) for name, _, _, megabytes in costs if megabytes > MEGABYTES][:1] == []


def test_a_value_cannot_forge_a_line_of_the_report(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A line break in a value does not begin a line of its own, nor a command to the machine that runs the check."""
    forged = record('nivå: "x\\n\\n::error file=a::b\\ninsatser/lund/annan.yml:1:1: fel: påhittat [slug]"')
    (root / "lund/exempel.yml").write_text(forged, "utf-8")
    try:
        assert main(["--data", str(root), "check"]) == 1
    finally:
        (root / "lund/exempel.yml").unlink()
    lines = [line for line in capsys.readouterr().out.splitlines() if "[okänd-kod]" in line or "påhittat" in line]
    assert len(lines) == 1
    assert "lund/exempel.yml:1:7: fel: Här ska stå något av" in lines[0]
