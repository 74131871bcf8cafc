"""A site is built where nothing else is lost, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from insatskartan.hosting import target
from insatskartan.hosting.staging import SiteFolderError
from insatskartan.hosting.target import SIGNS, check

NEEDED = (
    ("datafilerna", "project/insatser"),
    ("texterna", "project/content"),
    ("inställningarna", "project/mkdocs.yml"),
    ("temat", "package/theme"),
)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a folder with a project, the package, and a folder of somebody else's."""
    for name in (
        "project/insatser/lund/ips.yml",
        "project/content/om.md",
        "project/mkdocs.yml",
        "package/theme/a.html",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("kept", "utf-8")
    for name in (
        "project/.git/HEAD",
        "other/letter.txt",
        "other/photo.jpg",
        "hidden/.htaccess",
        "answers/.well-known/a",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("kept", "utf-8")
    (tmp_path / "empty").mkdir()
    make_site(tmp_path / "project/site")
    return tmp_path


def make_site(folder: Path) -> None:
    """Write what a build of ours always has written, and a page that only this one has."""
    for name in (*SIGNS, "borta/index.html"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("", "utf-8")


def refusal(place: Path, site: Path | str) -> str:
    """Return what is said about building in a folder, or an empty text; nothing is touched either way."""
    before = content(place)
    said = ""
    try:
        check(place / site, [(name, place / path) for name, path in NEEDED])
    except SiteFolderError as error:
        said = str(error)
    assert content(place) == before
    assert said == "" or said.endswith(target._REMEDY)
    return said


def content(folder: Path) -> dict[Path, bytes]:
    """Return what lies below a folder; folders and links to them have no bytes."""
    return {path: path.read_bytes() if path.is_file() else b"" for path in folder.rglob("*")}


@pytest.mark.parametrize(
    "site", ["new", "project/new", "a/b/new", "empty", "hidden", "project/site", "project/site/", "project/./x/../site"]
)
def test_a_missing_or_empty_folder_and_an_old_site_are_built_in(place: Path, site: str) -> None:
    """Hidden files are kept by a build, so a folder with nothing else counts as empty."""
    assert refusal(place, site) == ""


REFUSED = {
    "project/insatser": "där ligger datafilerna, som skulle tas bort",
    "project/insatser/": "där ligger datafilerna",
    "project/./content/../insatser": "där ligger datafilerna",
    "project/insatser/lund": "mappen ligger i {}/project/insatser, där datafilerna är",
    "project/insatser/new/site": "mappen ligger i {}/project/insatser, där datafilerna är",
    "project/content": "där ligger texterna",
    "project/content/new": "mappen ligger i {}/project/content, där texterna är",
    "project/mkdocs.yml": "där ligger inställningarna",
    "project": "där ligger datafilerna ({}/project/insatser), som skulle tas bort",
    "": "där ligger datafilerna",
    "/": "där ligger datafilerna",
    "package": "där ligger temat",
    "package/theme/new": "mappen ligger i {}/package/theme, där temat är",
    "project/.git": "mappen hör till Git (.git)",
    "project/.git/new": "mappen hör till Git (.git)",
    "project/.GIT": "mappen hör till Git (.git)",
    "project/Insatser": "där ligger datafilerna",
    "project/INSATSER/New": "där datafilerna är",
    "other": "annat än en webbplats som Insatskartan har byggt («letter.txt» och 1 till), och det skulle tas bort",
    "answers": "annat än en webbplats som Insatskartan har byggt («.well-known»)",
}


@pytest.mark.parametrize("site", REFUSED)
def test_a_folder_where_something_would_be_lost_is_refused(place: Path, site: str) -> None:
    """The reason is said, and what to do instead."""
    said = refusal(place, site)
    assert REFUSED[site].format(place) in said
    assert said.startswith(f"Webbplatsen kan inte byggas i {place / site}")


@pytest.mark.parametrize("name", ["project/insatser", "project/.git", "project/content", "other", "project"])
def test_a_link_counts_as_what_it_leads_to(place: Path, name: str) -> None:
    """Whatever it is called; both names are said."""
    (place / "site").symlink_to(place / name)
    assert f"{place}/site (som är {place}/{name}): " in refusal(place, "site")
    assert refusal(place, "site/new") or name in ("other", "project")


def test_a_link_to_a_site_is_built_in(place: Path) -> None:
    """And one that leads nowhere yet."""
    (place / "www").symlink_to(place / "project/site")
    (place / "later").symlink_to(place / "nowhere")
    assert refusal(place, "www") == refusal(place, "later") == ""


def test_needed_folders_may_be_links(place: Path) -> None:
    """The data can lie outside the project."""
    (place / "project/insatser").rename(place / "data")
    (place / "project/insatser").symlink_to(place / "data")
    assert "där ligger datafilerna" in refusal(place, "data")
    assert "där ligger datafilerna" in refusal(place, "project/insatser")


def test_a_site_around_what_is_needed_is_refused(place: Path) -> None:
    """Somebody has once built in the folder of the project: it looks like a site, but not all of it is."""
    make_site(place / "project")
    assert "där ligger datafilerna" in refusal(place, "project")


@pytest.mark.parametrize("sign", SIGNS)
def test_half_a_site_is_none(place: Path, sign: str) -> None:
    """All the files that a build writes must be there: any folder may have an index.html."""
    (place / "project/site" / sign).unlink()
    assert "annat än en webbplats" in refusal(place, "project/site")


def test_a_folder_that_can_not_be_read_is_refused(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What can not be seen might be lost."""

    def locked(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", locked)
    assert "det går inte att se vad som ligger där (Permission denied)" in refusal(place, "other")
