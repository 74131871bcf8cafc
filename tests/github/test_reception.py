"""What comes in issues is tried, answered in Swedish, and reaches no file before it is found whole."""

from __future__ import annotations

import html
import json
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from insatskartan.__main__ import main
from insatskartan.github import reply
from insatskartan.github.issue import FORMS, EventError, IssueError, read_proposal
from insatskartan.github.reception import Reception, receive
from support.hostile import TEXTS
from support.issues import FOLDER, body, event, form
from support.samples import ROOT, SKANE, TODAY, record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Write = Callable[[Mapping[str, str | bytes]], Path]

CASES: list[dict[str, Any]] = yaml.load((ROOT / "tests/data/issues/cases.yml").read_text("utf-8"), yaml.BaseLoader)
FILE = record("namn: Exempel\nplatser: {antal: 80, enhet: platser}\n")
"""What stands in the data before."""


@pytest.fixture
def data(folder: Write) -> Path:
    """Return a data folder with one insats, in canonical layout."""
    root = folder({"lund/exempel.yml": FILE})
    assert main(["--data", str(root), "format"]) == 0
    return root


def shown(markdown: str) -> str:
    """Return the answer as it is seen, without the mark that it is found by."""
    plain = html.unescape(markdown.removeprefix(f"{reply.MARK}\n\n")).replace("\u200b", "")
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", plain)


def text_of(case: dict[str, Any], before: str) -> str:
    """Return the issue's text of a case."""
    if "kropp" in case:
        return str(case["kropp"])
    fields = dict(case["fält"])
    changes, filling, char = fields.pop("ändra", {}), int(fields.pop("fyll", 0)), fields.pop("tecken", "a")
    if fields.get("innehall") == "GRUND":
        fields["innehall"] = replaced(before, changes) + (f"not: {char * filling}\n" if filling else "")
    made = body(case["formulär"], {key: str(value) for key, value in fields.items()})
    return made.replace("\n", "\r\n") if case.get("vagnretur") else made


def replaced(text: str, changes: Mapping[str, str]) -> str:
    """Return the text with some of it exchanged; what is not there is a mistake in the case."""
    for old, new in changes.items():
        assert text.count(old) == 1, (old, text)
        text = text.replace(old, new)
    return text


def contents(data: Path) -> dict[str, bytes]:
    """Return every file at and beside the data folder."""
    return {path.as_posix(): path.read_bytes() for path in data.parent.rglob("*") if path.is_file()}


def tried(text: str, data: Path, **told: Any) -> Reception:
    """Return what becomes of an issue with this text."""
    return receive(json.dumps(event(text, **told)).encode(), data, TODAY)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["fall"])
def test_case(case: dict[str, Any], data: Path) -> None:
    """Each case gets its answer and leads to its file; the data folder itself is not touched."""
    before, there = (data / "lund/exempel.yml").read_text("utf-8"), contents(data)
    association = "MEMBER" if case.get("betrodd") else "NONE"
    result = tried(text_of(case, before), data, association=association)
    answer = shown(result.answer)
    if "svar" in case:
        assert answer == case["svar"]
    else:
        assert answer.startswith(case["börjar"] + "\n")
    assert [text for text in case.get("innehåller", ()) if text not in answer] == []
    assert [text for text in case.get("saknar", ()) if text in result.answer] == []
    wanted = case.get("ny", "lund/exempel.yml") if {"ny", "skillnad"} & set(case) else ""
    assert result.file == (f"insatser/{wanted}" if wanted else "")
    assert (result.after or b"").decode() == (replaced(before, case.get("skillnad", {})) if wanted else "")
    assert contents(data) == there


@pytest.mark.no_cover
def test_every_hostile_text_is_answered(data: Path) -> None:
    """What has broken out elsewhere comes to an answer without markup, in every field of a form, and to no file."""
    ids = [field["id"] for field in form("stammer.yml")["body"] if "id" in field]
    for text in (row["text"] for row in TEXTS):
        for id_ in ids:
            result = tried(body("stammer.yml", {**dict.fromkeys(ids, "lund/exempel"), id_: text}), data)
            assert result.answer.startswith(reply.MARK)
            assert "<" not in result.answer.removeprefix(reply.MARK)
            assert result.after is None


@given(st.text(alphabet=st.sampled_from("`~#\n yaml:åÅ-_[]{}\r\t\\/.|Kortnamn"), max_size=300))
def test_any_text_is_a_proposal_or_a_reason(text: str) -> None:
    """Reading never fails in another way."""
    with suppress(IssueError):
        assert read_proposal(text).id


def test_forms_have_the_headings_that_are_read() -> None:
    """The forms that give a proposal are those that exist, with the label the workflow looks at."""
    made = {}
    for path in sorted(FOLDER.glob("*.yml")):
        if "förslag" in form(path.name).get("labels", ()):
            heads = tuple(
                field["attributes"]["label"] for field in form(path.name)["body"] if field["type"] != "markdown"
            )
            made[path.name] = heads
    assert made == {name: heads for name, (_, heads) in FORMS.items()}


def test_a_round_trip_through_the_form_keeps_every_file(data: Path) -> None:
    """Each insats of the real data comes back from an issue's text as it stands."""
    for path in sorted((SKANE / "insatser").glob("[!_]*/[!_]*.yml")):
        text = path.read_text("utf-8")
        read = read_proposal(
            body("andra-insats.yml", {"kortnamn": f"{path.parent.name}/{path.stem}", "innehall": text})
        )
        assert read.text == text
    assert data


@pytest.mark.parametrize(
    ("told", "trusted"),
    [
        ({"association": "OWNER"}, True),
        ({"association": "COLLABORATOR"}, True),
        ({"association": "CONTRIBUTOR"}, False),
        ({"association": "FIRST_TIME_CONTRIBUTOR"}, False),
        ({"action": "labeled", "label": "godkänd"}, True),
        ({"action": "labeled", "label": "förslag"}, False),
        # A label that was set before the text was edited says nothing about the new text.
        ({"action": "edited", "label": "godkänd"}, False),
    ],
)
def test_who_is_let_through(told: dict[str, str], data: Path, *, trusted: bool) -> None:
    """A pull request is made at once for those who belong here, and else when one of them has looked."""
    text = body("stammer.yml", {"kortnamn": "lund/exempel", "datum": "2026-11", "av": "chef", "satt": "telefon"})
    assert tried(text, data, **told).trusted is trusted


@pytest.mark.parametrize(
    "event_",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"issue": []}',
        b'{"issue": {"number": "1; rm"}}',
        b'{"issue": {"number": 0}}',
        b"\xff",
        b"[" * 100_000,
    ],
)
def test_what_is_no_event_is_refused(event_: bytes, data: Path) -> None:
    """Nobody can be answered then."""
    with pytest.raises(EventError):
        receive(event_, data, TODAY)


def test_command(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command prints the answer, writes what the workflow needs, and tells by its exit code how it went."""
    path, out = tmp_path / "event.json", tmp_path / "ut"
    text = body("stammer.yml", {"kortnamn": "lund/exempel", "datum": "2026-11", "av": "chef", "satt": "telefon"})
    path.write_text(json.dumps(event(text, association="OWNER")), "utf-8")
    assert main(["--data", str(data), "receive", str(path), "--output", str(out)]) == 0
    assert capsys.readouterr().out == (out / "svar.md").read_text("utf-8")
    assert (out / "resultat.txt").read_text("utf-8") == "fram=ja\nfil=insatser/lund/exempel.yml\n"
    assert b"2026-11, av: chef" in (out / "fil.yml").read_bytes()
    path.write_text(json.dumps(event("Hej")), "utf-8")
    assert main(["--data", str(data), "receive", str(path), "--output", str(tmp_path / "nej")]) == 1
    assert not (tmp_path / "nej/fil.yml").exists()
    assert main(["--data", str(data), "receive", str(tmp_path / "saknas"), "--output", str(out)]) == 2
    assert "går inte att läsa" in capsys.readouterr().err
