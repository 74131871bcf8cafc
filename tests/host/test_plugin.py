"""The whole build under MkDocs: strict, repeatable, and clear about bad data."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from insatskartan.hosting.links import broken
from insatskartan.hosting.privacy import personal
from insatskartan.hosting.staging import _lock
from insatskartan.hosting.target import SIGNS
from support.samples import ROOT, SKANE, record
from support.sites import EPOCH, ROOT_SITE, mkdocs, settings_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from insatskartan.catalog.loading import Loaded


def policy(html: str) -> str:
    """Return the policy of a page, which stands right after its charset."""
    found = re.search('<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="([^"]+)">', html)
    assert found
    return found[1]


def files(site: Path) -> dict[str, bytes]:
    """Return every file of a site."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def built(build: Callable[[Path, Mapping[str, str]], Path]) -> Path:
    """Return the site of the frozen copy, built strictly and once."""
    return build(SKANE / "mkdocs.yml", ROOT_SITE)


@pytest.mark.no_cover
def test_the_real_site_builds_strict_and_every_link_leads_somewhere(built: Path) -> None:
    """No warning from the build, no broken link or anchor, pages and API all there."""
    assert list(broken(built)) == []
    names = set(files(built))
    records = json.loads((built / "api/v1/insatser.json").read_text("utf-8"))["insatser"]
    assert len(records) > 60
    for insats in records:
        assert f"{insats['länkar']['html']}index.html" in names
        assert insats["länkar"]["json"] in names


def test_two_builds_are_byte_identical(built: Path, tmp_path: Path) -> None:
    """Same commit, same day, same bytes; even when the machine's language and time zone differ."""
    result = mkdocs(
        SKANE / "mkdocs.yml", tmp_path / "again", **ROOT_SITE, TZ="America/New_York", LANG="C", PYTHONHASHSEED="7"
    )
    assert result.returncode == 0, result.stderr
    first, second = files(built), files(tmp_path / "again")
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


@pytest.mark.no_cover
def test_the_real_site_holds_no_personal_data(built: Path, real: Loaded, tmp_path: Path) -> None:
    """Only what is named as an exemption, and that on the page that explains the rules; without exemptions it is found."""
    rules = "bidra/regler/index.html"
    assert {line.partition(":")[0] for line in personal(built)} == {rules}
    (tmp_path / rules).parent.mkdir(parents=True)
    shutil.copy(built / rules, tmp_path / rules)
    assert list(personal(tmp_path, real.exempt)) == []


def test_insats_pages_stay_out_of_the_menu(built: Path) -> None:
    """The menu is the same few links on every page, so cost per page is constant."""
    html = (built / "insatser/lund/ips/index.html").read_text("utf-8")
    menu = re.search(r'<nav class="md-tabs".*?</nav>', html, re.DOTALL)
    assert menu
    assert re.findall(r"<a [^>]*>([^<]*)</a>", menu[0]) == [
        "Start",
        "Hitta",
        "Kommuner",
        "Insatser",
        "Försörjning",
        "Luckor",
        "Kunskap",
        "Ordlista",
        "Om",
    ]


def test_every_page_has_an_edit_link(built: Path) -> None:
    """Pages made of one file lead to it, hand-written pages to their own; the lists have none."""
    for name, target in (
        ("insatser/lund/ips", "edit/main/insatser/lund/ips.yml"),
        ("omraden/lund", "edit/main/insatser/lund/_område.yml"),
        ("om", "edit/main/content/om.md"),
    ):
        assert target in (built / name / "index.html").read_text("utf-8")


def test_every_page_carries_the_policy_of_its_depth(built: Path) -> None:
    """Also the error page; it is the same for all pages at one depth, as it costs no more than one rendering."""
    policies: dict[int, set[str]] = {}
    for path in built.rglob("*.html"):
        depth = -1 if path.name == "404.html" else len(path.relative_to(built).parts)
        policies.setdefault(depth, set()).add(policy(path.read_text("utf-8")))
    assert set(policies) >= {-1, 1, 2, 3, 4}
    assert {len(found) for found in policies.values()} == {1}
    for (found,) in policies.values():
        assert "'unsafe-" not in found
        assert found.count("'sha256-") == 2


def test_our_files_are_published_under_their_fingerprints(built: Path) -> None:
    """Style sheets as one, scripts and pictures by themselves; nothing of ours under a plain name."""
    assets, published = ROOT / "generator/insatskartan/host/assets/insatskartan", built / "insatskartan"
    own = {path.relative_to(assets).as_posix() for path in assets.rglob("*.*") if path.suffix not in (".css", ".txt")}
    files = [path for path in published.rglob("*.*") if path.suffix != ".txt"]
    plain = {re.sub(r"\.[0-9a-f]{8}\.", ".", path.relative_to(published).as_posix()) for path in files}
    assert plain == own | {"site.css"}
    for path in files:
        assert f".{sha256(path.read_bytes()).hexdigest()[:8]}." in path.name
    needed = [path.name for path in files if path.name.startswith(("mark", "site.")) or path.suffix == ".css"]
    for path in built.rglob("*.html"):
        html = path.read_text("utf-8")
        assert all(f"insatskartan/{name}" in html for name in needed), path


def test_the_themes_style_sheets_are_a_layer(built: Path) -> None:
    """Every page links the theme's sheet before ours, both in layers, and nothing is published outside of them."""
    sheets = [path for path in built.rglob("*.css") if "register." not in str(path)]
    assert len(sheets) == 3
    for path in sheets:
        assert re.fullmatch(r"@layer .*\}", path.read_text("utf-8"), re.DOTALL), path
    for path in built.rglob("*.html"):
        links = re.findall(r'<link rel="stylesheet" href="[./]*([^"]*)">', path.read_text("utf-8"))
        assert [re.sub(r"\.[0-9a-f]{8}\.", ".", link) for link in links] == [
            "assets/stylesheets/main.min.css",
            "insatskartan/site.css",
        ], path
        assert all((built / link).is_file() for link in links), path


def test_search_knows_the_insatser(built: Path) -> None:
    """The index has every insats page and those written by hand, and none that says again what another says."""
    fragments = [gzip.decompress(path.read_bytes()) for path in built.glob("sok/register.*/fragment/*")]
    found = {json.loads(text.removeprefix(b"pagefind_dcd"))["url"] for text in fragments}
    records = json.loads((built / "api/v1/insatser.json").read_text("utf-8"))["insatser"]
    assert {f"/{insats['länkar']['html']}" for insats in records} <= found
    assert {"/omraden/lund/", "/om/", "/bidra/", "/metoder/ips/", "/ordlista/", "/teman/", "/resultat/"} <= found
    assert not {"/sok/", "/grannar/lund/", "/luckor/lon/", "/bidra/regler/", "/404.html"} & found


def test_a_site_can_do_without_an_index(project: Callable[..., Path], tmp_path: Path) -> None:
    """With `search: false` no index is made."""
    config = project({"lund/exempel.yml": record()})
    config.write_text(
        config.read_text("utf-8").replace("insatser: insatser", "insatser: insatser\n      search: false")
    )
    result = mkdocs(config, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    assert [path.name for path in (tmp_path / "site/sok").iterdir()] == ["index.html"]


def test_a_failed_index_fails_the_build(project: Callable[..., Path], tmp_path: Path) -> None:
    """The message is in Swedish and without a traceback, and the old site stays."""
    config = project({"lund/exempel.yml": record()})
    for name in (*SIGNS, "gammal.txt"):
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text("kvar")
    result = mkdocs(config, tmp_path / "site", PAGEFIND_BINARY_PATH=str(tmp_path / "saknas"))
    assert result.returncode == 1
    assert "Sökregistret gick inte att göra" in result.stderr
    assert "Traceback" not in result.stderr
    assert (tmp_path / "site/gammal.txt").read_text() == "kvar"


@pytest.fixture
def project(tmp_path: Path, folder: Callable[..., Path]) -> Callable[..., Path]:
    """Return a function that makes a small project of data files and returns its mkdocs.yml."""

    def make(data: dict[str, str]) -> Path:
        folder(data)
        (tmp_path / "content").mkdir(exist_ok=True)
        for name in ("om", "bidra", "oppna-data"):
            (tmp_path / "content" / f"{name}.md").write_text(f"# {name}\n", "utf-8")
        shutil.copy(SKANE / "content/tillganglighet.yml", tmp_path / "content")
        (tmp_path / "mkdocs.yml").write_text(settings_text(), "utf-8")
        return tmp_path / "mkdocs.yml"

    return make


def test_bad_data_stops_the_build_with_one_line_each(project: Callable[..., Path], tmp_path: Path) -> None:
    """Exit 1, every problem named in Swedish, no traceback, nothing half built."""
    config = project(
        {"lund/exempel.yml": record("ålder: {från: 9, till: 3}\nhuvudmann: x"), "eslov/trasig.yml": "namn: 'x"}
    )
    result = mkdocs(config, tmp_path / "site")
    assert result.returncode == 1
    assert "insatser/lund/exempel.yml:1:8: fel: Åldern börjar vid 9 men slutar redan vid 3." in result.stderr
    assert (
        "insatser/lund/exempel.yml:2:1: fel: Nyckeln «huvudmann» finns inte här. Menade du «huvudman»?" in result.stderr
    )
    assert "ERROR   -  insatser/eslov/trasig.yml:1:7: fel: Ett citattecken öppnas men stängs aldrig." in result.stderr
    assert "3 fel i datafilerna" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "site").exists()


def test_scripts_in_content_do_not_run(project: Callable[..., Path], tmp_path: Path) -> None:
    """A script in a hand-written page gets no hash: the policy of the page is that of any other."""
    config = project({"lund/exempel.yml": record()})
    (tmp_path / "content/om.md").write_text("# Om\n\n<script>alert(1)</script>\n", "utf-8")
    result = mkdocs(config, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    about = (tmp_path / "site/om/index.html").read_text("utf-8")
    assert "<script>alert(1)</script>" in about
    assert policy(about) == policy((tmp_path / "site/bidra/index.html").read_text("utf-8"))


def test_a_failed_build_leaves_the_old_site(project: Callable[..., Path], tmp_path: Path) -> None:
    """Errors in the data, and warnings in strict mode, which MkDocs only counts when everything is written."""
    config, site = project({"lund/exempel.yml": record()}), tmp_path / "site"
    assert mkdocs(config, site).returncode == 0
    before = files(site)
    (tmp_path / "content/om.md").write_text("# Om\n\n[x](borta.md)\n", "utf-8")
    broken_link = mkdocs(config, site)
    assert broken_link.returncode == 1
    assert "Aborted with 1 warnings in strict mode" in broken_link.stdout
    assert files(site) == before
    (tmp_path / "insatser/lund/exempel.yml").write_text("namn: 'x", "utf-8")
    assert mkdocs(config, site).returncode == 1
    assert files(site) == before
    assert list(tmp_path.glob(".*")) == []


STOP = """
import pathlib, time

def on_post_page(output, page, config):
    if page.file.src_uri == "om.md":
        pathlib.Path(config.config_file_path).with_name("halfway").touch()
        time.sleep(60)
    return output
"""


def released(folder: Path) -> bool:
    """Tell whether no process of a build holds its folder any more."""
    lock = _lock(folder)
    if lock is not None:
        os.close(lock)
    return lock is not None


def test_a_killed_build_leaves_the_old_site(project: Callable[..., Path], tmp_path: Path) -> None:
    """Killed between two pages: the old site is byte-identical, and the next build removes what was left."""
    config, site = project({"lund/exempel.yml": record()}), tmp_path / "site"
    assert mkdocs(config, site).returncode == 0
    before = files(site)
    (tmp_path / "stop.py").write_text(STOP, "utf-8")
    stopping = tmp_path / "stopping.yml"
    stopping.write_text("INHERIT: mkdocs.yml\nhooks: [stop.py]\n", "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(stopping), "-d", str(site)]
    build = subprocess.Popen(command, env={**os.environ, **EPOCH, "NO_MKDOCS_2_WARNING": "1"})
    try:
        wait_for("", (tmp_path / "halfway").read_text)
    finally:
        build.kill()
    assert build.wait(timeout=10) == -signal.SIGKILL
    assert files(site) == before
    (left,) = tmp_path.glob(".site.bygge-*")
    assert list(left.rglob("*.html"))
    until(lambda: released(left))  # the second process of the killed build ends by itself
    assert mkdocs(config, site).returncode == 0
    assert files(site) == before
    assert list(tmp_path.glob(".*")) == []


@pytest.mark.parametrize("options", [["--clean"], ["--dirty"]], ids=["clean", "dirty"])
@pytest.mark.parametrize(
    "target", ["insatser", "INSATSER/", "./x/../insatser", "insatser/lund", ".git", "letters", "link"]
)
def test_nothing_is_built_where_something_would_be_lost(
    project: Callable[..., Path], tmp_path: Path, target: str, options: list[str]
) -> None:
    """Data, history and what is somebody else's stay, to the byte; the reason is said in Swedish. See test_target.py."""
    config = project({"lund/exempel.yml": record()})
    for name in (".git/HEAD", "letters/brev.txt"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("kvar")
    (tmp_path / "link").symlink_to(tmp_path / "insatser")
    before = files(tmp_path)
    result = mkdocs(config, f"{tmp_path}/{target}", *options)
    assert result.returncode == 1
    assert f"Webbplatsen kan inte byggas i {tmp_path}" in result.stderr
    assert "Inget är ändrat. Ange en egen mapp för webbplatsen med --site-dir" in result.stderr
    assert "Traceback" not in result.stderr
    assert files(tmp_path) == before
    assert not any(path.name.endswith(".bygge-") for path in tmp_path.iterdir())


@pytest.mark.parametrize("target", [".", "content", "content/site"])
def test_mkdocs_refuses_the_folder_of_the_texts(project: Callable[..., Path], tmp_path: Path, target: str) -> None:
    """It compares the two before our plugin is asked, and in words of its own; nothing is touched."""
    config = project({"lund/exempel.yml": record()})
    before = files(tmp_path)
    result = mkdocs(config, tmp_path / target)
    assert result.returncode == 1
    assert "The 'docs_dir' should not be" in result.stderr or "The 'site_dir' should not be" in result.stderr
    assert files(tmp_path) == before


def test_every_build_leaves_what_a_site_is_known_by(built: Path, project: Callable[..., Path], tmp_path: Path) -> None:
    """So the next build may replace it; one without search and one that only renews changed pages too."""
    assert all((built / sign).is_file() for sign in SIGNS)
    config = project({"lund/exempel.yml": record()})
    config.write_text(
        config.read_text("utf-8").replace("insatser: insatser", "insatser: insatser\n      search: false")
    )
    for options, code in ((["--dirty"], 1), (["--dirty"], 1), ([], 0)):  # --dirty warns, which --strict counts
        result = mkdocs(config, tmp_path / "site", *options)
        assert result.returncode == code, result.stderr
        assert "Webbplatsen kan inte byggas" not in result.stderr
        assert all((tmp_path / "site" / sign).is_file() for sign in SIGNS)


def test_a_site_that_can_not_be_built(project: Callable[..., Path], tmp_path: Path) -> None:
    """A file where the site should be, and a contact that is none: one Swedish line, no traceback."""
    config = project({"lund/exempel.yml": record()})
    (tmp_path / "file").write_text("")
    result = mkdocs(config, tmp_path / "file")
    assert result.returncode == 1
    assert "är en fil. Ange en mapp med --site-dir." in result.stderr
    assert "Traceback" not in result.stderr
    result = mkdocs(config, tmp_path / "site", INSATSKARTAN_SECURITY_CONTACT="kontakt")
    assert result.returncode == 1
    assert "ska vara en adress som börjar med mailto:, https:// eller tel:+." in result.stderr


def test_security_txt_is_there_when_there_is_a_contact(project: Callable[..., Path], tmp_path: Path) -> None:
    """It is valid for a year from the day of the build."""
    config = project({"lund/exempel.yml": record()})
    assert mkdocs(config, tmp_path / "site", INSATSKARTAN_SECURITY_CONTACT="mailto:a@exempel.se").returncode == 0
    assert (tmp_path / "site/.well-known/security.txt").read_text("utf-8") == (
        "Contact: mailto:a@exempel.se\nExpires: 2027-11-22T00:00:00Z\n"
    )
    assert mkdocs(config, tmp_path / "without").returncode == 0
    assert not (tmp_path / "without/.well-known").exists()


def test_warnings_in_the_data_do_not_stop_a_strict_build(project: Callable[..., Path], tmp_path: Path) -> None:
    """Old records are published; telling about them is left to `insatskartan check`."""
    config = project({"lund/exempel.yml": record("kontrollerad: {datum: 2018, av: A, sätt: telefon}")})
    result = mkdocs(config, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "site/insatser/lund/exempel/index.html").exists()


def test_a_site_to_be_published_needs_a_complete_statement(project: Callable[..., Path], tmp_path: Path) -> None:
    """Gaps are shown in an ordinary build; in one for publication each stops it with its place and what to do."""
    config = project({"lund/exempel.yml": record()})
    assert mkdocs(config, tmp_path / "site").returncode == 0
    assert "Inte ifyllt än av den som publicerar" in (tmp_path / "site/tillganglighet/index.html").read_text("utf-8")
    assert not list((tmp_path / "site").rglob("*.yml"))
    result = mkdocs(config, tmp_path / "published", INSATSKARTAN_PUBLISH="true")
    assert result.returncode == 1
    missing = re.findall(r"ERROR   -  content/tillganglighet\.yml:\d+:1: fel: «(.+?)» .*? Fyll i: ", result.stderr)
    assert missing == ["organisation", "meddelandefunktion"]
    assert not (tmp_path / "published").exists()
    path = config.parent / "content/tillganglighet.yml"
    filled = path.read_text("utf-8").replace("organisation:\n", "organisation: Exempelköpings kommun\n")
    path.write_text(filled.replace("meddelandefunktion:\n", 'meddelandefunktion: "https://exempel.se/sag-till"\n'))
    result = mkdocs(config, tmp_path / "published", INSATSKARTAN_PUBLISH="true")
    assert result.returncode == 0, result.stderr


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def wait_for(words: str, read: Callable[[], str]) -> None:
    """Wait until what is read holds the words."""
    until(lambda: words in read())


def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds; half a minute without it is a failure."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        try:
            if holds():
                return
        except OSError:
            pass  # the server or the file is not there yet
        time.sleep(0.1)
    pytest.fail("what was waited for never came")


@contextmanager
def serving(config: Path, log: Path, **environment: str) -> Iterator[Callable[[str], str]]:
    """Run `mkdocs serve`, and give a function that reads an address of it."""
    port = free_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "-f", str(config), "-a", f"127.0.0.1:{port}"]

    def read(address: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/{address}", timeout=5) as answer:
            text: str = answer.read().decode()
            return text

    with log.open("w") as output:
        variables = {**os.environ, **EPOCH, **environment}
        # Not from our own folder: Python would take the package there before the one in PYTHONPATH.
        server = subprocess.Popen(command, stdout=output, stderr=output, env=variables, cwd=config.parent)
    try:
        yield read
    finally:
        server.terminate()
        server.wait(timeout=10)
    assert "Traceback" not in log.read_text("utf-8")


def test_serve_rebuilds_when_a_yaml_file_changes(project: Callable[..., Path], tmp_path: Path) -> None:
    """A changed file shows at once; a broken one is told about on the page that was there, until it is mended."""
    config = project({"lund/exempel.yml": record("huvudman: Före")})
    path, log = config.parent / "insatser/lund/exempel.yml", tmp_path / "log"
    with serving(config, log) as read:
        page = partial(read, "insatser/lund/exempel/")
        wait_for("Före", page)
        assert "Content-Security-Policy" not in page()  # it would stop the script that reloads the page
        path.write_text(record("huvudman: Efter"), "utf-8")
        wait_for("Efter", page)
        path.write_text(record("huvudmann: Fel"), "utf-8")
        wait_for("lund/exempel.yml:1:1: fel: Nyckeln «huvudmann» finns inte här", page)
        assert "Efter" in page()
        assert "«huvudmann» finns inte här" in log.read_text("utf-8")
        path.write_text(record("huvudman: Mendad"), "utf-8")
        wait_for("Mendad", page)
        assert "huvudmann" not in page()


def test_serve_begins_with_a_broken_file(project: Callable[..., Path], tmp_path: Path) -> None:
    """What is wrong stands on the start page, as text, and the site comes when it is mended."""
    config = project({"lund/exempel.yml": record("<b>huvudman</b>: Fel")})
    with serving(config, tmp_path / "log") as read:
        wait_for("Nyckeln «&lt;b&gt;huvudman&lt;/b&gt;» finns inte här", partial(read, ""))
        (config.parent / "insatser/lund/exempel.yml").write_text(record("huvudman: Mendad"), "utf-8")
        wait_for("Mendad", partial(read, "insatser/lund/exempel/"))


def test_serve_rebuilds_when_a_style_sheet_changes(project: Callable[..., Path], tmp_path: Path) -> None:
    """The page leads to the new style sheet under its new name. The package is a copy, so that it can be changed."""
    config = project({"lund/exempel.yml": record()})
    shutil.copytree(ROOT / "generator", tmp_path / "copy/generator", ignore=shutil.ignore_patterns("__pycache__"))
    with serving(config, tmp_path / "log", PYTHONPATH=str(tmp_path / "copy/generator")) as read:

        def style() -> str:
            address = re.search(r'href="[./]*(insatskartan/site\.[0-9a-f]{8}\.css)"', read("om/"))
            assert address
            return read(address[1])

        wait_for("--ik-", style)
        with (tmp_path / "copy/generator/insatskartan/host/assets/insatskartan/styles/tokens.css").open(
            "a", encoding="utf-8"
        ) as tokens:
            tokens.write(".changed{}")
        wait_for(".changed{}", style)


def test_hostile_names_reach_no_template_of_the_host(project: Callable[..., Path], tmp_path: Path) -> None:
    """Title, description and outline are escaped where the theme does not."""
    hostile = "'\"><script>alert(1)</script>'"
    config = project(
        {"lund/exempel.yml": record(f"namn: {hostile}\nalternativa_namn: [exempel]\nsammanfattning: {hostile}")}
    )
    result = mkdocs(config, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    for path in (tmp_path / "site").rglob("*.html"):
        assert "<script>alert" not in path.read_text("utf-8"), path
    title = re.search(r"<title>.*?</title>", (tmp_path / "site/insatser/lund/exempel/index.html").read_text("utf-8"))
    assert title
    assert "&lt;script&gt;" in title[0]


def test_a_site_under_a_subpath_keeps_its_links(project: Callable[..., Path], tmp_path: Path) -> None:
    """Links are relative, also when the site has an address with a path; those of the error page begin with that path."""
    config = project({"lund/exempel.yml": record()})
    result = mkdocs(config, tmp_path / "site", INSATSKARTAN_URL="https://exempel.se/karta/")
    assert result.returncode == 0, result.stderr
    html = (tmp_path / "site/insatser/lund/exempel/index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://exempel.se/karta/insatser/lund/exempel/">' in html
    assert list(broken(tmp_path / "site")) == []
    error_page = tmp_path / "site/404.html"
    links = re.findall(r'(?:href|src)="(/[^"]*)"', error_page.read_text("utf-8"))
    assert len(links) > 30
    assert all(link.startswith("/karta/") for link in links)
    error_page.write_text(error_page.read_text("utf-8").replace('="/karta/', '="/'), "utf-8")
    assert len([line for line in broken(tmp_path / "site") if "som ligger under /karta/" in line]) == len(links)
