"""Settings for web servers: right for the site they are made of, and refused in plain words when something is wrong."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from insatskartan.__main__ import main
from insatskartan.hosting import csp, headers
from insatskartan.hosting.export import HostingError, Place, configurations
from insatskartan.hosting.security import a_year_on, is_contact, security_txt

DAY = dt.date(2026, 11, 22)
FINGERPRINTED = "insatskartan/stil.0123abcd.css"


def page(script: str, root: str = "") -> str:
    """Return a small page as the build makes it, with a link to the style sheet."""
    html = f'<meta charset="utf-8"><script>{script}</script><link rel="stylesheet" href="{root}{FINGERPRINTED}">'
    return csp.with_policy(html, html)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a small site, built for the root of a server."""
    folder = tmp_path / "site"
    (folder / "om").mkdir(parents=True)
    (folder / "insatskartan").mkdir()
    (folder / "index.html").write_text(page("a"), "utf-8")
    (folder / "om/index.html").write_text(page("b", "../"), "utf-8")
    (folder / "404.html").write_text(page("c", "/"), "utf-8")
    (folder / FINGERPRINTED).write_text("p{}")
    return folder


def made(site: Path, **place: str) -> dict[str, str]:
    """Return all configurations."""
    return dict(configurations(site, Place("karta.exempel.se", **place), DAY))


def test_the_policy_allows_the_scripts_of_all_pages(site: Path) -> None:
    """In every format that sends headers, whole and on one line."""
    union = csp.script_hashes("<script>a</script><script>b</script><script>c</script>")
    assert len(union) == 3
    policy = csp.policy(union, as_header=True)
    files = made(site)
    for name in ("nginx/insatskartan.conf", "caddy/Caddyfile", "apache/.htaccess", "headers/_headers"):
        assert files[name].count(policy) == 1, name


@pytest.mark.parametrize("name", ["nginx/insatskartan.conf", "caddy/Caddyfile", "apache/.htaccess", "headers/_headers"])
def test_every_header_of_the_table_is_in_every_format(site: Path, name: str) -> None:
    """One table, rendered four times."""
    text = made(site, base="/")[name]
    for kind in (*headers.KINDS, headers.OTHER):
        for header, value in (headers.SECURITY | kind.headers).items():
            if name == "headers/_headers" and kind is headers.OTHER and header == "Cache-Control":
                continue  # what such services do by themselves; a second rule would add to it
            assert re.search(rf'{header}:? "?{re.escape(value)}', text), header


def test_nginx_repeats_all_headers_in_each_location(site: Path) -> None:
    """A location with an add_header of its own inherits none."""
    text = made(site)["nginx/insatskartan.conf"]
    blocks = re.split(r"\n *location ", text)
    for block in blocks[1:]:
        sent = set(re.findall(r"add_header (\S+) .* always;", block))
        assert not sent or sent >= {"Content-Security-Policy", "Cache-Control", *headers.SECURITY}
    assert len(re.findall(r"^ +add_header ", text, re.MULTILINE)) == text.count("always;") > 20


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("index.html", "page"),
        ("", "page"),
        ("sok/register.json", "page"),
        ("sok/register.0123abcd/index/sv_1.pf_index", "search"),
        ("insatskartan/stil.0123abcd.css", "fingerprinted"),
        ("assets/javascripts/bundle.a5f9d56c.min.js", "fingerprinted"),
        ("assets/javascripts/bundle.a5f9d56c.min.js.map", "fingerprinted"),
        ("insatskartan/stil.0123abc.css", "page"),
        ("insatskartan/stil.0123abcd.css.html", "page"),
        ("assets/images/favicon.png", "page"),
        ("api/v1/insatser.json", "data"),
        ("datasets/dcat", "data"),
        ("apinor/x.json", "page"),
        ("om/api/x.json", "page"),
    ],
)
def test_kinds(path: str, kind: str) -> None:
    """What may be kept for good, what others may fetch, and what is asked for every time."""
    assert headers.kind_of(path).name == kind


def test_a_whole_nginx_server(site: Path) -> None:
    """Everybody is led to https and to the one name; the settings are included there, and only there."""
    text = made(site)["nginx/server.conf"]
    plain, secure = text.split("\nserver {")[1:]
    assert "return 301 https://karta.exempel.se$request_uri;" in plain
    assert "include" not in plain
    assert "include snippets/insatskartan.conf;" in secure
    assert "ssl_protocols TLSv1.2 TLSv1.3;" in secure
    assert text.count("server_name karta.exempel.se;") == 2


def test_a_site_in_a_folder(site: Path) -> None:
    """Every path of the settings lies below the base, and the server's own security.txt beside it."""
    (site / "404.html").write_text(page("c", "/karta/"), "utf-8")
    files = made(site, base="/karta/", root="/var/www/karta", security_contact="mailto:a@exempel.se")
    nginx = files["nginx/insatskartan.conf"]
    assert re.findall(r"^location (.*) \{", nginx, re.MULTILINE) == [
        "= /karta",
        "= /.well-known/security.txt",
        "^~ /karta/",
    ]
    assert all(found.startswith("^/karta/") for found in re.findall(r'    location ~ "(.*)"', nginx))
    assert "alias /var/www/karta/;" in nginx
    assert (
        f"/karta/{FINGERPRINTED}\n  Cache-Control: public, max-age=31536000, immutable\n" in files["headers/_headers"]
    )
    assert "ErrorDocument 404 /karta/404.html" in files["apache/.htaccess"]
    assert "handle_path /karta/*" in files["caddy/Caddyfile"]


def test_nothing_is_set_twice_for_services_that_add_up_rules(site: Path) -> None:
    """Rules of `_headers` that fit the same path are added together, so none repeats a header of the general one."""
    text = made(site)["headers/_headers"]
    rules = dict(re.findall(r"^(/\S+)\n((?:  .*\n)+)", text, re.MULTILINE))
    general = set(re.findall(r"^  ([\w-]+):", rules.pop("/*"), re.MULTILINE))
    assert set(rules) == {"/api/*", "/datasets/*", f"/{FINGERPRINTED}"}
    for rule in rules.values():
        assert not general & set(re.findall(r"^  ([\w-]+):", rule, re.MULTILINE))


def test_security_txt(site: Path) -> None:
    """Contact and an end a year on, as RFC 9116 wants; left out without a contact."""
    assert security_txt("tel:+46-46-359-50-00", dt.date(2027, 1, 2)) == (
        "Contact: tel:+46-46-359-50-00\nExpires: 2027-01-02T00:00:00Z\n"
    )
    assert a_year_on(dt.date(2028, 2, 29)) == dt.date(2029, 2, 28)
    assert a_year_on(DAY) == dt.date(2027, 11, 22)
    assert (
        "Expires: 2027-11-22" in made(site, security_contact="https://exempel.se/rapport")[".well-known/security.txt"]
    )
    without = made(site)
    assert ".well-known/security.txt" not in without
    assert "Ingen security.txt" in without["LÄS-MIG.md"]
    (site / ".well-known").mkdir()
    (site / ".well-known/security.txt").write_text(security_txt("mailto:a@exempel.se", DAY))
    assert ".well-known/security.txt" not in made(site)
    assert "Ingen security.txt" not in made(site)["LÄS-MIG.md"]


@pytest.mark.parametrize(
    ("text", "well"),
    [
        ("mailto:sakerhet@exempel.se", True),
        ("https://exempel.se/sakerhet", True),
        ("tel:+46701234567", True),
        ("sakerhet@exempel.se", False),
        ("http://exempel.se", False),
        ("mailto:a@exempel.se\nExpires: 2099-01-01T00:00:00Z", False),
        ("mailto:a@exempel.se ", False),
        ("", False),
    ],
)
def test_contacts(text: str, well: bool) -> None:  # noqa: FBT001 (a column of the table above)
    """Only addresses of the standard's kinds, on one line."""
    assert is_contact(text) is well


@pytest.mark.parametrize(
    "base", ["karta/", "/karta", "karta", "//", "/../", "/a b/", '/a";/', "/a/./", "https://a.se/", ""]
)
def test_bad_base(base: str) -> None:
    """Whatever could change the settings' meaning is refused."""
    with pytest.raises(HostingError, match="--base ska vara en sökväg"):
        Place("exempel.se", base)


@pytest.mark.parametrize(
    "domain", ["", "exempel", "https://exempel.se", "exempel.se/", "a b.se", "a;b.se", "-a.se", "å.se"]
)
def test_bad_domain(domain: str) -> None:
    """A name without scheme or path; å, ä and ö in their ASCII form."""
    with pytest.raises(HostingError, match="--domain ska vara ett domännamn"):
        Place(domain)


@pytest.mark.parametrize("root", ["", "srv", "/srv/../etc", "/srv/a b", '/srv/"', "/srv;", "/srv/$x", "/srv/{x}"])
def test_bad_root(root: str) -> None:
    """A whole path without anything that a configuration gives another meaning."""
    with pytest.raises(HostingError, match="--root ska vara en hel sökväg"):
        Place("exempel.se", root=root)


def export(*arguments: str) -> int:
    """Run the command."""
    return main(["export", "hosting", *arguments])


def test_the_command_writes_and_lists_the_files(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where there is no folder of data; the same site gives the same bytes."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795345200")
    command = (str(site), "--output", "ut", "--domain", "karta.exempel.se", "--security-contact", "mailto:a@exempel.se")
    assert export(*command) == 0
    listed = capsys.readouterr().out.splitlines()
    written = {path.as_posix(): path.read_bytes() for path in Path("ut").rglob("*") if path.is_file()}
    assert sorted(listed) == sorted(written)
    assert "ut/.well-known/security.txt" in written
    assert export(*command) == 0
    assert {name: Path(name).read_bytes() for name in written} == written


def test_what_is_wrong_is_told_in_swedish(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A message and exit 2, no traceback."""
    output = ("--output", str(tmp_path / "ut"))

    def told(*arguments: str) -> str:
        assert export(*arguments, *output) == 2
        assert not (tmp_path / "ut").exists()
        return capsys.readouterr().err

    assert "finns inte. Bygg webbplatsen först: make site." in told(str(tmp_path / "borta"))
    (tmp_path / "tom").mkdir()
    assert "är ingen färdig webbplats: index.html saknas." in told(str(tmp_path / "tom"))
    assert "--base ska vara" in told(str(site), "--base", "karta")
    assert "404.html leder till /insatskartan/stil.0123abcd.css" in told(str(site), "--base", "/karta/")
    assert "--domain ska vara" in told(str(site), "--domain", "x")
    assert "--root ska vara" in told(str(site), "--root", "x")
    assert "--security-contact ska vara" in told(str(site), "--security-contact", "x")
    (site / "om/index.html").write_text("<p>")
    assert "om/index.html har ingen säkerhetspolicy" in told(str(site))
    (site / "om/index.html").unlink()
    (site / "404.html").unlink()
    assert "404.html saknas" in told(str(site))


def test_an_output_that_can_not_be_written(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file in the way."""
    (tmp_path / "fil").write_text("")
    assert export(str(site), "--output", str(tmp_path / "fil")) == 2
    assert "Det går inte att skriva i" in capsys.readouterr().err
