"""`insatskartan match`: the same answers as in the finder, and clear words about a question that is not understood."""

from __future__ import annotations

import json
from typing import Any

import pytest

from insatskartan.__main__ import main
from support.samples import SKANE


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fix the day."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795345200")


def ask(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Run the command on the real data; return exit code, output and messages."""
    code = main(["--data", str(SKANE / "insatser"), "match", *words])
    return code, *capsys.readouterr()


def answers(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    """Return the answers as JSON."""
    code, out, err = ask(capsys, *words, "--json")
    assert (code, err) == (0, "")
    found: dict[str, Any] = json.loads(out)
    return found


def test_json_is_as_published(capsys: pytest.CaptureFixture[str]) -> None:
    """The keys of the contract, for all that residents may meet."""
    told = ("--kommun", "Lomma", "--age", "27", "--income", "aktivitetsersättning", "--asker", "kommunen")
    found = answers(capsys, *told)
    assert found["person"] == {
        "kommun": "lomma", "ålder": 27, "försörjning": "aktivitetsersattning", "beslut": {}, "frågar": "kommunen",
    }  # fmt: skip
    assert len(found["svar"]) > 40
    assert {row["svar"] for row in found["svar"]} == {"öppen om", "oklart", "stängd"}
    (row,) = [row for row in found["svar"] if row["id"] == "kavlinge/uppdragstjanst"]
    assert row["svar"] == "stängd"
    assert {"kriterium", "svar", "text"} <= set(row["skäl"][0])
    assert {reason["svar"] for row in found["svar"] for reason in row["skäl"]} == {"ja", "nej", "okänt"}
    assert row["att_göra"] == []
    assert set(found["avgörande"]) == {"kriterium", "text"}


def test_decisions_are_held_or_not(capsys: pytest.CaptureFixture[str]) -> None:
    """What the person has, and what not, is told apart from what is not told."""
    found = answers(capsys, "--decision", "LSS-beslut", "--without-decision", "bistandsbeslut", "lomma/lss")
    assert found["person"]["beslut"] == {"lss-beslut": True, "bistandsbeslut": False}
    (row,) = found["svar"]
    (decision,) = [reason for reason in row["skäl"] if reason["kriterium"] == "beslut"]
    assert decision["svar"] == "ja"


def test_text_says_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    """The best answers first, each with its doors, its reasons, and what is to be done."""
    code, out, _ = ask(capsys, "--kommun", "kavlinge", "--age", "27", "kavlinge/uppdragstjanst", "lomma/trivselhuset")
    assert code == 0
    assert out.index("ÖPPEN OM (1)") < out.index("OKLART (1)")
    assert "  Genom socialtjänsten i Kävlinge" in out
    assert "  ? Källan nämner ingen åldersgräns." in out
    assert "  > Be socialtjänsten (beslutar) öppna dörren." in out
    assert out.rstrip().splitlines()[-1].startswith("Vad lever personen på? Svaret kan avgöra ")


WRONG = {
    ("--age=-3",): "Åldern ska vara ett helt tal från 0 till 120, men är «-3». Skriv till exempel 27.",
    ("--age", "200"): "Åldern ska vara ett helt tal från 0 till 120, men är «200». Skriv till exempel 27.",
    ("--age", "tjugo"): "Åldern ska vara ett helt tal från 0 till 120, men är «tjugo». Skriv till exempel 27.",
    ("--age", ""): "Åldern ska vara ett helt tal från 0 till 120, men är «». Skriv till exempel 27.",
    ("--kommun", "Luund"): "Kommunen «Luund» finns inte. Menade du «lund»?",
    ("--income", "sjukpening"): "Försörjningen «sjukpening» finns inte. Menade du «sjukpenning»?",
    ("--decision", "xyz"): "Beslutet «xyz» finns inte. De som finns: lss-beslut, bistandsbeslut.",
    ("--asker", "skolen"): "Frågaren «skolen» finns inte. Menade du «skolan»?",
    ("burlov/peaks",): "Insatsen «burlov/peaks» finns inte. Menade du «burlov/peak»?",
    ("--decision", "lss-beslut", "--without-decision", "LSS-beslut"): "Personen kan inte både ha och sakna lss-beslut.",
    ("kavlinge-lomma/samverkanskartan",): "Samverkanskartan är arbete med strukturer, inget en person deltar i.",
}


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_what_is_not_understood_is_told(capsys: pytest.CaptureFixture[str], words: tuple[str, ...]) -> None:
    """Exit 2, nothing on standard output, and a message that says how to mend it."""
    code, out, err = ask(capsys, *words)
    assert (code, out) == (2, "")
    assert err.strip() == WRONG[words]


def test_everything_that_is_wrong_is_told_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    """One message for each mistake."""
    code, _, err = ask(capsys, "--age", "x", "--kommun", "Luund", "--asker", "polisen")
    assert code == 2
    assert len(err.splitlines()) == 3
