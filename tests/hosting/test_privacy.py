"""No personal data is published: what is found, what passes, and that nothing found is repeated."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from insatskartan.__main__ import main
from insatskartan.catalog.loading import load
from insatskartan.hosting.privacy import personal
from insatskartan.rules.checking import check
from insatskartan.rules.finding import Context
from insatskartan.text import personal_data
from support.samples import ROOT, TODAY, record

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CASES = yaml.safe_load((ROOT / "tests/data/personal_data.yml").read_text("utf-8"))
NUMBER, PERSON = "19121212-1212", "anna.andersson@exempel.se"
EXEMPTIONS = f"undantag:\n  - {{text: {NUMBER}, skäl: Testnummer.}}\n  - {{text: {PERSON}, skäl: Påhittad.}}\n"


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in CASES["hittas"].items() for text in texts])
def test_what_is_found(kind: str, text: str) -> None:
    """Every way to write it, also with codes, signs of other widths and invisible signs."""
    assert [found for found, _ in personal_data.find(text)] == [kind]
    assert [found for found, _ in personal_data.find(f"Text före. {text} Text efter.")] == [kind]


@pytest.mark.parametrize("text", CASES["passerar"])
def test_what_passes(text: str) -> None:
    """Phone numbers, register numbers, times, hashes and the addresses of functions."""
    assert list(personal_data.find(text)) == []


def test_both_kinds_in_one_text() -> None:
    """One does not hide the other, and each place counts."""
    text = f"{NUMBER}, {PERSON}, {NUMBER}"
    assert [kind for kind, _ in personal_data.find(text)] == [personal_data.NUMBER] * 2 + [personal_data.ADDRESS]
    assert [kind for kind, _ in personal_data.find(text, {NUMBER})] == [personal_data.ADDRESS]
    assert list(personal_data.find(text, {NUMBER, PERSON})) == []


def test_comments_are_read_too(folder: Callable[..., Path]) -> None:
    """The file is published as it stands, comments and all."""
    root = folder({"lund/exempel.yml": record(f"huvudman: Lund # ring {PERSON}\n# {NUMBER}\n")})
    found = {(p.line, p.column, p.rule) for p in check(load(root), Context(TODAY))}
    assert {(1, 16, "persons-adress"), (2, 1, "personnummer")} <= found


def test_exemptions_hold_for_sources(folder: Callable[..., Path]) -> None:
    """A text that is exempt passes, exactly as it is written there and nowhere else."""
    text = record(f"anteckning: {NUMBER} och {PERSON}")
    rules = {"personnummer", "persons-adress"}
    root = folder({"lund/exempel.yml": text})
    assert {p.rule for p in check(load(root), Context(TODAY))} >= rules
    folder({"_undantag.yml": EXEMPTIONS, "lund/exempel.yml": text})
    for only in (None, ("lund/exempel.yml",)):
        assert not rules & {p.rule for p in check(load(root, only), Context(TODAY))}
    folder({"_undantag.yml": EXEMPTIONS.replace(NUMBER, "121212-1212"), "lund/exempel.yml": text})
    assert {p.rule for p in check(load(root), Context(TODAY))} & rules == {"personnummer"}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("undantag: [{text: a}]", "saknad-nyckel"),
        ("undantag: x", "fel-typ"),
        ("", "yaml-syntax"),
        ("a: b", "okänd-nyckel"),
    ],
)
def test_an_exemption_needs_a_reason(text: str, rule: str, folder: Callable[..., Path]) -> None:
    """The file of exemptions is checked like all others; what is wrong in it exempts nothing."""
    loaded = load(folder({"_undantag.yml": text}))
    assert rule in {problem.rule for problem in check(loaded, Context(TODAY))}
    assert loaded.exempt == frozenset()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a small site without personal data."""
    site = tmp_path / "site"
    (site / "assets").mkdir(parents=True)
    (site / "index.html").write_text("<p>Hej</p><td>19121212</td><td>1212</td>", "utf-8")
    (site / "data.json").write_text(json.dumps({"telefon": "0701010100", "a": [1, None, True, 2.5]}), "utf-8")
    (site / "bild.png").write_bytes(b"\x89PNG\0" + NUMBER.encode())
    (site / "assets/theme.js").write_text(f"var a='{PERSON}'")
    return site


SEEDS: list[tuple[str, str, Any]] = [
    (file, kind, content.replace("NUMMER", NUMBER).replace("PERSON", PERSON))
    for file, kind, content in [
        ("a/index.html", "personnummer", "<p>NUMMER</p>"),
        ("a/index.html", "personnummer", "<p>19121212-<b>1212</b></p>"),
        ("a/index.html", "personnummer", '<p title="NUMMER">x</p>'),
        ("a/index.html", "personnummer", "<!-- NUMMER -->"),
        ("a/index.html", "personnummer", "<script>var x='NUMMER'</script>"),
        ("a/index.html", "personnummer", "<p>191212&#49;2-1212"),
        ("a/index.html", "e-postadress till en person", '<a href="mailto:PERSON">skriv</a>'),
        ("a/index.html", "e-postadress till en person", '<a href="mailto:%61nna.andersson%40exempel.se">skriv</a>'),
        ("a/index.html", "e-postadress till en person", "anna.<wbr>andersson&#64;exempel.se"),
        ("api/a.json", "personnummer", '{"a": [{"b": "NUMMER"}]}'),
        ("api/a.json", "personnummer", '{"a": 191212121212}'),
        ("api/a.json", "personnummer", '{"NUMMER": 1}'),
        ("api/a.json", "e-postadress till en person", '["anna.andersson\\u0040exempel.se"]'),
        ("sitemap.xml", "personnummer", "<loc>https://exempel.se/NUMMER/</loc>"),
        ("robots.txt", "e-postadress till en person", "# PERSON"),
        ("data.csv", "personnummer", "a;NUMMER;b"),
        ("insatskartan/x.js", "e-postadress till en person", "const a = 'PERSON'"),
        ("utan-andelse", "personnummer", "NUMMER"),
    ]
]


@pytest.mark.parametrize(("file", "kind", "content"), SEEDS)
def test_every_seeded_fault_is_found(file: str, kind: str, content: str, site: Path) -> None:
    """In text, attributes, comments and scripts of pages, in open data, and in plain files; told without the data."""
    assert list(personal(site)) == []
    (site / file).parent.mkdir(exist_ok=True)
    (site / file).write_text(content, "utf-8")
    assert list(personal(site)) == [f"{file}: {kind} (1 ställe)"]


def test_a_name_of_a_file_is_not_repeated(site: Path) -> None:
    """A personnummer as an address is told by the folder it lies in."""
    (site / "a" / NUMBER).mkdir(parents=True)
    (site / "a" / NUMBER / "index.html").write_text("<p>")
    (site / f"{NUMBER}.txt").write_text(NUMBER)
    assert list(personal(site)) == [
        "en fil eller mapp: personnummer (2 ställen)",
        "a: personnummer (1 ställe)",
    ]


def test_the_command(folder: Callable[..., Path], site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 0 and 1, exemptions of the data folder, nothing of what was found, and a message for a folder that is gone."""
    root = folder({})
    assert main(["--data", str(root), "privacy", str(site)]) == 0
    (site / "index.html").write_text(f"<p>{NUMBER} {PERSON}</p>")
    assert main(["--data", str(root), "privacy", str(site)]) == 1
    out, err = capsys.readouterr()
    assert out == "index.html: e-postadress till en person (1 ställe)\nindex.html: personnummer (1 ställe)\n"
    assert "2 fynd av personuppgifter." in err
    assert NUMBER not in out + err
    assert PERSON not in out + err
    folder({"_undantag.yml": EXEMPTIONS})
    assert main(["--data", str(root), "privacy", str(site)]) == 0
    assert main(["--data", str(root), "privacy", str(site / "borta")]) == 2
    assert "finns inte. Bygg webbplatsen först." in capsys.readouterr().err
