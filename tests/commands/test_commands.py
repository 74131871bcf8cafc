"""The command line: what it prints, and with which exit code."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from insatskartan.__main__ import main
from support.samples import record

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BAD = record("ålder: {från: 9, till: 3}")


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let tests say themselves when they run as in CI; the day is fixed."""
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795345200")


def test_check_well(folder: Callable[..., Path], capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing wrong: nothing on standard output, a summary beside it, exit 0."""
    assert main(["--data", str(folder({"lund/exempel.yml": record()})), "check"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "15 filer kontrollerade: 0 fel, 0 varningar.\n"


def test_check_errors(
    folder: Callable[..., Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One clickable line for each problem, exit 1."""
    root = folder({"lund/exempel.yml": BAD})
    monkeypatch.chdir(root.parent)
    assert main(["check"]) == 1
    assert capsys.readouterr().out == (
        "insatser/lund/exempel.yml:1:8: fel: Åldern börjar vid 9 men slutar redan vid 3. "
        "Byt plats på från och till. [åldersordning]\n"
    )


def test_warnings_do_not_stop(folder: Callable[..., Path], capsys: pytest.CaptureFixture[str]) -> None:
    """A record that should be confirmed again is told about, exit 0."""
    old = record("kontrollerad: {datum: 2018, av: A, sätt: telefon}")
    assert main(["--data", str(folder({"lund/exempel.yml": old})), "check"]) == 0
    assert "varning" in capsys.readouterr().out


def test_check_covers_the_statement(folder: Callable[..., Path], capsys: pytest.CaptureFixture[str]) -> None:
    """The accessibility statement is checked with the data, alone when it is named, and not when others are."""
    root = folder({"lund/exempel.yml": record()})
    statement = root.parent / "content/tillganglighet.yml"
    statement.parent.mkdir()
    statement.write_text("förenlighet: kanske\n", "utf-8")
    assert main(["--data", str(root), "check"]) == 1
    assert main(["--data", str(root), "check", str(statement)]) == 1
    assert main(["--data", str(root), "check", str(root / "lund/exempel.yml")]) == 0
    out, err = capsys.readouterr()
    assert out.count("content/tillganglighet.yml:1:14: fel: Här ska stå något av «helt förenlig»") == 2
    assert [line.partition(":")[0] for line in err.splitlines()] == [
        "16 filer kontrollerade",
        "1 fil kontrollerade",
        "1 fil kontrollerade",
    ]


def test_check_one_file(folder: Callable[..., Path], capsys: pytest.CaptureFixture[str]) -> None:
    """Only the named file is checked; other files' faults are not shown."""
    root = folder({"lund/exempel.yml": record(), "eslov/exempel.yml": BAD})
    assert main(["--data", str(root), "check", str(root / "lund/exempel.yml")]) == 0
    assert main(["--data", str(root), "check", str(root / "eslov")]) == 1
    assert capsys.readouterr().out.count("åldersordning") == 1


def test_annotations_in_ci(
    folder: Callable[..., Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On GitHub each problem becomes an annotation, with what would break the syntax escaped."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    root = folder({"lund/exempel.yml": BAD})
    assert main(["--data", str(root), "check"]) == 1
    assert capsys.readouterr().out == (
        "::error file=insatser/lund/exempel.yml,line=1,col=8,title=åldersordning::"
        "Åldern börjar vid 9 men slutar redan vid 3. Byt plats på från och till.\n"
    )


def test_check_in_other_forms(folder: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The form can be chosen, and a summary is added to what its file holds: the same words in each."""
    root, file = folder({"lund/exempel.yml": BAD}), tmp_path / "summary.md"
    file.write_text("före\n", "utf-8")
    words = "Åldern börjar vid 9 men slutar redan vid 3. Byt plats på från och till."
    assert main(["--data", str(root), "check", "--format", "github", "--summary", str(file)]) == 1
    assert capsys.readouterr().out.startswith("::error file=insatser/lund/exempel.yml,")
    assert main(["--data", str(root), "check", "--format", "markdown"]) == 1
    markdown = capsys.readouterr().out
    assert words in markdown
    assert file.read_text("utf-8") == f"före\n\n{markdown}"


def test_check_since(folder: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is changed comes first, so that old warnings elsewhere do not take its place; errors are never put last."""
    old = "kontrollerad: {datum: 2018, av: A, sätt: telefon}"
    files = {f"eslov/a-{n:02}.yml": record(f"namn: A {n:02}\n{old}") for n in range(12)}
    root = folder(files)
    before = tmp_path / "before"
    shutil.copytree(root, before)
    (root / "lund/ny.yml").write_text(record(f"namn: Ny\n{old}"), "utf-8")
    (root / "lund/till.yml").write_text(record("namn: Till\nålder: {från: 9, till: 3}"), "utf-8")
    arguments = ["--data", str(root), "check", "--since", str(before), "--format"]
    assert main([*arguments, "github"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("::warning file=insatser/lund/ny.yml,")
    assert lines[1].startswith("::error file=insatser/lund/till.yml,")
    assert len(lines) == 14
    assert main([*arguments, "markdown"]) == 1
    near, _, far = capsys.readouterr().out.partition("<details>")
    assert "lund/ny.yml" in near
    assert "eslov" not in near
    assert "<summary>Varningar om filer som inte är ändrade: 12</summary>" in far
    assert far.count("### ") == 12
    assert far.endswith("</details>\n")
    assert main(["--data", str(root), "check", "--since", "finns-inte"]) == 2


def test_misuse_is_told_in_swedish(
    folder: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder or file that does not exist, or lies elsewhere: a message and exit 2, no traceback."""
    root = folder({})
    assert main(["--data", str(tmp_path / "borta"), "check"]) == 2
    assert main(["--data", str(root), "check", str(root / "borta.yml")]) == 2
    (tmp_path / "annan.yml").write_text("namn: x")
    assert main(["--data", str(root), "format", str(tmp_path / "annan.yml")]) == 2
    err = capsys.readouterr().err
    assert "finns inte. Ange den med --data." in err
    assert "borta.yml finns inte." in err
    assert "ligger inte i" in err


def test_format(folder: Callable[..., Path], capsys: pytest.CaptureFixture[str]) -> None:
    """--check changes nothing and exits 1; without it the file is rewritten, and then nothing is left to do."""
    root = folder({"lund/exempel.yml": record()})
    path = root / "lund/exempel.yml"
    path.write_text("form: kommunal\n" + path.read_text("utf-8").replace("form: kommunal\n", ""), "utf-8")
    before = path.read_bytes()
    assert main(["--data", str(root), "format", "--check", str(path)]) == 1
    assert path.read_bytes() == before
    assert main(["--data", str(root), "format", str(path)]) == 0
    assert path.read_text("utf-8").startswith("namn: Exempel\n")
    assert main(["--data", str(root), "format", "--check", str(path)]) == 0
    assert capsys.readouterr().out.splitlines() == [f"{path}: skulle ändras", f"{path}: omskriven"]


def test_format_tells_what_it_cannot_read(folder: Callable[..., Path], capsys: pytest.CaptureFixture[str]) -> None:
    """A file with comments or broken YAML is left as it is, with a message and exit 1."""
    root = folder({"lund/exempel.yml": record("namn: A # b"), "eslov/exempel.yml": "namn: 'A\n"})
    assert main(["--data", str(root), "format", str(root / "lund"), str(root / "eslov")]) == 1
    err = capsys.readouterr().err
    assert "[kommentar]" in err
    assert "[yaml-syntax]" in err
    assert (root / "lund/exempel.yml").read_text("utf-8") == record("namn: A # b")


@pytest.mark.parametrize("fault", ["huvudmann: A", "namn: [a]", "inriktning: [finns-inte]", "ålder: {från: 999}"])
def test_format_leaves_files_with_errors(
    fault: str, folder: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """What cannot be read as it is meant is not rearranged: the bytes stay, the error is told, exit 1."""
    root = folder({"lund/exempel.yml": f"form:   kommunal\n{record(fault, form='')}"})
    before = (root / "lund/exempel.yml").read_bytes()
    assert main(["--data", str(root), "format"]) == 1
    assert "lund/exempel.yml:" in capsys.readouterr().err
    assert (root / "lund/exempel.yml").read_bytes() == before


def test_schema(folder: Callable[..., Path], capsys: pytest.CaptureFixture[str]) -> None:
    """The schema holds the codes of the folder's own vocabularies."""
    assert main(["--data", str(folder({})), "schema"]) == 0
    out = capsys.readouterr().out
    assert '"$schema"' in out
    assert '"motesplats"' in out


def test_links(folder: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 0 when all links lead somewhere, 1 and a line for each when not."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("<p>")
    assert main(["--data", str(folder({})), "links", str(site)]) == 0
    (site / "index.html").write_text('<a href="borta/">')
    assert main(["--data", str(folder({})), "links", str(site)]) == 1
    assert capsys.readouterr().out == "index.html:1: borta/: sidan finns inte\n"


@pytest.mark.parametrize(
    "target", ["lund/exempel.yml", "lund/ny.html", "", "../x/../insatser/ny", "../INSATSER/ny", "../link/ny"]
)
@pytest.mark.parametrize(
    "words",
    [
        ["preview", "{data}", "-o", "{target}"],
        ["export", "hosting", "{data}", "--output", "{target}"],
        ["receive", "{data}/lund/exempel.yml", "--output", "{target}"],
        [
            "remind",
            "--offline",
            "--issues",
            "{tmp}/issues.json",
            "--memory",
            "{tmp}/memory.json",
            "--output",
            "{target}",
        ],
        ["remind", "--issues", "{tmp}/issues.json", "--memory", "{target}", "--output", "{tmp}/steps"],
    ],
    ids=lambda words: " ".join(word for word in words if "{" not in word),
)
def test_nothing_is_written_among_the_data(
    folder: Callable[..., Path], capsys: pytest.CaptureFixture[str], tmp_path: Path, words: list[str], target: str
) -> None:
    """What a command makes goes elsewhere: no data file is overwritten, and none comes to be that nobody meant."""
    data = folder({"lund/exempel.yml": record()})
    (tmp_path / "link").symlink_to(data)
    (tmp_path / "issues.json").write_text("[]")
    before = {path: path.is_file() and path.read_bytes() for path in tmp_path.rglob("*")}
    given = [word.format(data=data, tmp=tmp_path, target=f"{data}/{target}") for word in words]
    assert main(["--data", str(data), *given]) == 2
    assert f"{data}/{target}".rstrip("/") in capsys.readouterr().err
    assert {path: path.is_file() and path.read_bytes() for path in tmp_path.rglob("*")} == before
