"""What is published: a wheel that works where there is no checkout."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from email.parser import Parser
from pathlib import Path
from typing import NamedTuple

import pytest

import insatskartan
from support.samples import ROOT
from support.sites import settings_text, uncounted

PACKAGE = "generator/insatskartan"


class Built(NamedTuple):
    """The two files of a version."""

    sdist: Path
    wheel: Path


def run(*command: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command, without our own packages on its path."""
    variables = {name: value for name, value in uncounted().items() if name != "PYTHONPATH"} | environment
    return subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, cwd=cwd, env=variables, check=False
    )


def tracked(folder: str = "") -> list[str]:
    """Return the files of the repository that git knows, or is about to."""
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", folder or ".", cwd=ROOT)
    return [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return a source distribution of the files as they are now, and the wheel built from it."""
    checkout, output = tmp_path_factory.mktemp("checkout"), tmp_path_factory.mktemp("dist")
    for name in [*tracked("generator"), "pyproject.toml", "MANIFEST.in", "README.md", "LICENSE", "CHANGELOG.md"]:
        (checkout / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, checkout / name)
    result = run(sys.executable, "-m", "build", "--no-isolation", "--outdir", output, checkout, cwd=output)
    assert result.returncode == 0, result.stdout + result.stderr
    return Built(next(output.glob("*.tar.gz")), next(output.glob("*.whl")))


@pytest.fixture(scope="module")
def binaries(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the programs of an environment with the wheel, and what it needs from this one but our own checkout."""
    folder = tmp_path_factory.mktemp("environment")
    assert run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder).returncode == 0
    python = folder / "bin/python"
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    own = Path(run(python, "-c", code, cwd=folder).stdout.strip())
    # Lines of a .pth file are only added to the path: the editable install beside the packages is not followed.
    (own / "shared.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    install = ("-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--ignore-installed")
    result = run(python, *install, built.wheel, cwd=folder)
    assert result.returncode == 0, result.stderr
    return folder / "bin"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """Return a tiny site outside the checkout: our settings, with invented content."""
    shutil.copytree(ROOT / "tests/sites/transcripts", tmp_path / "site")
    (tmp_path / "site/mkdocs.yml").write_text(settings_text(), "utf-8")
    return tmp_path / "site"


def test_no_file_of_the_package_is_missing(built: Built) -> None:
    """Templates, theme, assets, word lists and maps are in the source distribution and in the wheel."""
    files = {name.removeprefix("generator/") for name in tracked(PACKAGE)}
    assert len(files) > 250
    assert files - set(zipfile.ZipFile(built.wheel).namelist()) == set()
    with tarfile.open(built.sdist) as archive:
        inside = {name.partition("/")[2] for name in archive.getnames()}
    assert {f"generator/{name}" for name in files} | {"CHANGELOG.md", "README.md", "LICENSE"} <= inside


def test_the_wheel_holds_nothing_else(built: Built) -> None:
    """No tests, no data and no second top-level package."""
    tops = {name.partition("/")[0] for name in zipfile.ZipFile(built.wheel).namelist()}
    assert tops == {"insatskartan", f"insatskartan-{insatskartan.__version__}.dist-info"}


def test_metadata(built: Built) -> None:
    """The version is that of the package, and what a package index shows is there."""
    with zipfile.ZipFile(built.wheel) as archive:
        text = archive.read(f"insatskartan-{insatskartan.__version__}.dist-info/METADATA").decode()
    fields = Parser().parsestr(text)
    assert fields["Version"] == insatskartan.__version__
    assert fields["License-Expression"] == "MIT"
    assert fields["Description-Content-Type"] == "text/markdown"
    urls = dict(row.split(", ") for row in fields.get_all("Project-URL"))
    assert set(urls) == {"Homepage", "Documentation", "Changelog", "Issues"}
    assert "Framework :: MkDocs" in fields.get_all("Classifier")
    assert str(ROOT) not in text


def test_the_readme_needs_no_repository_around_it() -> None:
    """A package index has no files beside the text: pictures and links are whole addresses."""
    readme = (ROOT / "README.md").read_text("utf-8")
    with (ROOT / "pyproject.toml").open("rb") as file:
        home = tomllib.load(file)["project"]["urls"]["Homepage"]
    targets = re.findall(r'(?:\]\(|(?:src|href)=")([^)"]+)', readme)
    assert [target for target in targets if not target.startswith(("https://", "#"))] == []
    assert f"{home}/blob/main/ARCHITECTURE.md" in targets


def test_the_command_line_runs_from_the_wheel(binaries: Path, elsewhere: Path) -> None:
    """Help, a check of data and an answer, with nothing of the checkout on the path."""
    where = run(binaries / "python", "-c", "import insatskartan; print(insatskartan.__file__)", cwd=elsewhere)
    assert where.stdout.startswith(str(binaries.parent))
    shown = run(binaries / "insatskartan", "--help", cwd=elsewhere)
    assert shown.returncode == 0, shown.stderr
    assert shown.stdout.startswith("användning: insatskartan")
    assert run(binaries / "python", "-m", "insatskartan", "--help", cwd=elsewhere, COLUMNS="80").stdout == shown.stdout
    version = run(binaries / "insatskartan", "--version", cwd=elsewhere)
    assert version.stdout == f"insatskartan {insatskartan.__version__}\n"
    checked = run(binaries / "insatskartan", "check", cwd=elsewhere)
    assert (checked.returncode, "0 fel" in checked.stderr) == (0, True), checked.stdout + checked.stderr
    matched = run(binaries / "insatskartan", "match", "--age", "27", "--json", cwd=elsewhere)
    assert matched.returncode == 0, matched.stderr
    assert '"svar"' in matched.stdout


def test_a_site_is_built_with_the_wheel(binaries: Path, elsewhere: Path) -> None:
    """Strict, with pages, styles, search index and open data, and the same bytes as the checkout makes."""
    command = ("-m", "mkdocs", "build", "--strict", "--quiet", "-d")
    settings = {"SOURCE_DATE_EPOCH": "1795824000", "NO_MKDOCS_2_WARNING": "1"}
    sites = []
    for name, python in (("wheel", binaries / "python"), ("checkout", Path(sys.executable))):
        site = elsewhere.parent / name
        result = run(python, *command, site, cwd=elsewhere, **settings)
        assert result.returncode == 0, result.stderr
        sites.append(
            {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
        )
    assert len(sites[0]) > 100
    assert {"index.html", "404.html", "api/v1/insatser.json"} <= set(sites[0])
    assert sorted(path for path in sites[0].keys() | sites[1].keys() if sites[0].get(path) != sites[1].get(path)) == []
