"""`tools/same_site.py`: the proof that a change of the code changes nothing that a visitor sees."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from support.samples import ROOT
from support.sites import uncounted

if TYPE_CHECKING:
    from pathlib import Path

PAGE, OTHER = "insatser/vindeln/odlingen/index.html", "om/index.html"
STYLE = b"/* another */\nbody { --planted: 0 }\n"


def tool(path: Path) -> Any:
    """Return the tool of a checkout as a module."""
    spec = importlib.util.spec_from_file_location("same_site", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["same_site"] = module  # its classes look themselves up there
    spec.loader.exec_module(module)
    return module


same_site = tool(ROOT / "tools/same_site.py")


def differing(before: dict[str, bytes], after: dict[str, bytes], rewrites: str = "") -> list[str]:
    """Return the paths that differ once fingerprints and what is meant are gone."""
    rows = same_site.read_rewrites(rewrites)
    different: list[str] = same_site.different(same_site.normalized(before, rows), same_site.normalized(after, rows))
    return different


class Sites(NamedTuple):
    """A tiny site in two commits: as it is, and with another word in its data and another style sheet."""

    before: dict[str, bytes]
    after: dict[str, bytes]


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """Build two commits with the tool, in a clone whose data are those of a tiny site."""
    clone = tmp_path_factory.mktemp("repository") / "clone"
    subprocess.run(["git", "clone", "--quiet", "--shared", ROOT, clone], check=True, capture_output=True)
    for folder in ("generator", "content", "insatser"):
        shutil.rmtree(clone / folder)
    shutil.copytree(ROOT / "generator", clone / "generator", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    for name in ("pyproject.toml", "mkdocs.yml", "README.md", "tools/same_site.py"):
        shutil.copy2(ROOT / name, clone / name)
    for folder in ("content", "insatser"):
        shutil.copytree(ROOT / "tests/sites/transcripts" / folder, clone / folder)

    def commit() -> str:
        identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
        for arguments in (("add", "--all"), (*identity, "commit", "--quiet", "--message", "Step")):
            subprocess.run(["git", "-C", clone, *arguments], check=True)
        return subprocess.run(
            ["git", "-C", clone, "rev-parse", "HEAD"], check=True, capture_output=True, text=True
        ).stdout

    commits = [commit()]
    record = clone / "insatser/vindeln/odlingen.yml"
    record.write_text(
        re.sub(r"^sammanfattning: .*$", "sammanfattning: Planterad.", record.read_text("utf-8"), flags=re.MULTILINE),
        "utf-8",
    )
    style = next((clone / "generator/insatskartan/host/assets/insatskartan").rglob("tokens.css"))
    style.write_bytes(style.read_bytes() + STYLE)
    commits.append(commit())
    builder = tool(clone / "tools/same_site.py")
    folder = tmp_path_factory.mktemp("sites")
    with pytest.MonkeyPatch.context() as patch:
        for name in set(os.environ) - set(uncounted()):
            patch.delenv(name)
        return Sites(*(builder.build(row.strip(), folder / str(number)) for number, row in enumerate(commits)))


def test_a_planted_word_is_found(sites: Sites) -> None:
    """On the page of the record, in the open data, and nowhere that does not name it."""
    paths = differing(sites.before, sites.after)
    assert PAGE in paths
    assert any(path.startswith("api/v1/") for path in paths)
    shown = same_site.difference(PAGE, sites.before[PAGE], sites.after[PAGE])
    assert any(line.startswith("+") and "Planterad" in line for line in shown)


def test_a_fingerprint_is_no_difference_but_the_file_is(sites: Sites) -> None:
    """Every page names the style sheet by its fingerprint; only the style sheet itself is found."""
    assert sites.before[OTHER] != sites.after[OTHER]
    paths = differing(sites.before, sites.after)
    assert OTHER not in paths
    assert [path for path in paths if path.startswith("insatskartan/")] == ["insatskartan/site.0.css"]


def test_a_site_is_the_same_as_itself(sites: Sites) -> None:
    """The whole site is compared, and nothing is found where there is nothing."""
    assert differing(sites.before, dict(sites.before)) == []
    assert len(sites.before) > 100


BEFORE = {"a/index.html": b"<p>one</p><i>x.01234567.js</i>", "b/index.html": b"<p>one</p>", "c.json": b"1"}


def test_a_rewrite_hides_what_it_names_and_no_more() -> None:
    """By path and by pattern: the same change elsewhere, and another change beside it, are found."""
    after = {"a/index.html": b"<p>two</p><i>x.89abcdef.js</i>", "b/index.html": b"<p>two</p>", "c.json": b"1"}
    assert differing(BEFORE, after) == ["a/index.html", "b/index.html"]
    assert differing(BEFORE, after, "# why\na/*\t<p>(one|two)</p>\t<p></p>\n") == ["b/index.html"]
    assert differing(BEFORE, after, "*\t<p>(one|two)</p>\t<p></p>\n") == []
    beside = after | {"a/index.html": b"<p>two</p><i>y</i>"}
    assert differing(BEFORE, beside, "*\t<p>(one|two)</p>\t<p></p>\n") == ["a/index.html"]


def test_a_rewrite_without_pattern_leaves_a_file_out() -> None:
    """Also when it is on one side only; a file that nobody named is reported."""
    after = {**BEFORE, "new.txt": b"n", "other.txt": b"o"}
    del after["c.json"]
    assert differing(BEFORE, after) == ["c.json", "new.txt", "other.txt"]
    assert differing(BEFORE, after, "new.txt\nc.json\t\n") == ["other.txt"]


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("x.01234567.css", "x.0.css"),
        ("tokens-a.89abcdef.js", "tokens-a.0.js"),
        ("x.0123456.css", "x.0123456.css"),
        ("x.012345678.css", "x.012345678.css"),
        ("x.01234567.html", "x.01234567.html"),
        ("x.0123456g.css", "x.0123456g.css"),
    ],
)
def test_only_fingerprints_are_taken_for_fingerprints(name: str, bare: str) -> None:
    """In names and in what names them: eight hexadecimal digits before the ending of an asset."""
    assert same_site.normalized({name: name.encode()}, []) == {bare: bare.encode()}


def test_exit_code_and_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """0 when the sites are the same, 1 when they differ, with the lines that do."""
    monkeypatch.setattr(
        same_site, "build", lambda revision, _: BEFORE | ({"c.json": b"2"} if revision == "new" else {})
    )
    monkeypatch.setattr(sys, "argv", ["same_site.py", "old", "old"])
    assert same_site.main() == 0
    monkeypatch.setattr(sys, "argv", ["same_site.py", "old", "new"])
    assert same_site.main() == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "3 files before, 3 after: 0 differ, rewrites: 0"
    assert {"-1", "+2"} < set(lines)
    (tmp_path / "rewrites.tsv").write_text("c.json\t[12]\t0\n", "utf-8")
    monkeypatch.setattr(sys, "argv", ["same_site.py", "old", "new", "--rewrite", os.fspath(tmp_path / "rewrites.tsv")])
    assert same_site.main() == 0
