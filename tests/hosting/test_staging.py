"""A new site takes the place of the old one whole, or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from insatskartan.hosting import staging
from insatskartan.hosting.staging import SiteFolderError, Staging


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return an old site."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text("old")
    (folder / "gone.html").write_text("old")
    return folder


def names(folder: Path) -> set[str]:
    """Return what lies in a folder."""
    return {path.name for path in folder.iterdir()}


def build(site: Path) -> Staging:
    """Build a new site, as far as before it is published."""
    new = Staging(site)
    (new.folder / "index.html").write_text("new")
    assert new.folder.parent == site.parent
    return new


def test_publishing_replaces_everything(site: Path, tmp_path: Path) -> None:
    """Afterwards only the new site is there, readable by a web server."""
    build(site).publish()
    assert names(tmp_path) == {"site"}
    assert names(site) == {"index.html"}
    assert (site / "index.html").read_text() == "new"
    assert site.stat().st_mode & 0o777 == 0o755


def test_the_first_site_and_its_parents_are_made(tmp_path: Path) -> None:
    """No old site, no folder above it."""
    build(tmp_path / "a/b/site").publish()
    assert names(tmp_path / "a/b") == {"site"}


def test_publishing_without_exchange(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system can not exchange two names at once, the outcome is the same."""
    monkeypatch.setattr(staging, "_exchange_at_once", lambda *_: False)
    build(site).publish()
    assert names(tmp_path) == {"site"}
    assert names(site) == {"index.html"}


def test_discarding_leaves_the_old_site(site: Path, tmp_path: Path) -> None:
    """As after an error."""
    build(site).discard()
    assert names(tmp_path) == {"site"}
    assert names(site) == {"index.html", "gone.html"}


def test_hidden_files_of_others_stay(site: Path) -> None:
    """A repository in the site's folder survives; what the build makes itself is not taken over."""
    (site / ".git").mkdir()
    (site / ".git/HEAD").write_text("ref")
    (site / ".htaccess").symlink_to("elsewhere")
    (site / ".well-known").mkdir()
    build(site).publish()
    assert names(site) == {"index.html", ".git", ".htaccess"}
    assert (site / ".git/HEAD").read_text() == "ref"
    assert (site / ".htaccess").is_symlink()


def test_leftovers_go_and_a_running_build_stays(site: Path, tmp_path: Path) -> None:
    """What a killed build left is removed; a build that runs at the same time is not disturbed."""
    (tmp_path / ".site.bygge-dead").mkdir()
    (tmp_path / ".site.bygge-dead/index.html").write_text("half")
    (tmp_path / ".other.bygge-dead").mkdir()
    running = build(site)
    later = Staging(site)
    assert not (tmp_path / ".site.bygge-dead").exists()
    assert (running.folder / "index.html").exists()
    later.discard()
    running.publish()
    assert names(tmp_path) == {"site", ".other.bygge-dead"}


def test_a_link_stays_a_link(site: Path, tmp_path: Path) -> None:
    """What it leads to is replaced."""
    (tmp_path / "www").symlink_to(site)
    build_through = Staging(tmp_path / "www")
    build_through.publish()
    assert (tmp_path / "www").is_symlink()
    assert names(site) == set()


def test_a_site_that_can_not_be_moved_stays(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mounted disk gives a message that says what to do, and the old site is whole."""

    def busy(self: Path, target: Path) -> Path:
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(self), None, str(target))

    new = build(site)
    monkeypatch.setattr(staging, "_exchange_at_once", lambda *_: False)
    monkeypatch.setattr(Path, "rename", busy)
    with pytest.raises(SiteFolderError, match=r"går inte att byta ut .*ligger kvar orörd.*--site-dir"):
        new.publish()
    assert names(tmp_path) == {"site"}
    assert names(site) == {"index.html", "gone.html"}


def test_the_second_of_two_renames_fails(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The old site is put back."""
    real, calls = Path.rename, []

    def fail_once(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == 2:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return real(self, target)

    new = build(site)
    monkeypatch.setattr(staging, "_exchange_at_once", lambda *_: False)
    monkeypatch.setattr(Path, "rename", fail_once)
    with pytest.raises(SiteFolderError):
        new.publish()
    assert names(tmp_path) == {"site"}
    assert names(site) == {"index.html", "gone.html"}


def test_places_where_no_site_can_be(tmp_path: Path) -> None:
    """A file in the way of the site, or of the folder above it."""
    (tmp_path / "file").write_text("")
    with pytest.raises(SiteFolderError, match="är en fil"):
        Staging(tmp_path / "file")
    with pytest.raises(SiteFolderError, match=r"går det inte att skriva.*--site-dir"):
        Staging(tmp_path / "file/site")
