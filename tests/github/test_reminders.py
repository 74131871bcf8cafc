"""What has not been confirmed, what ends soon and what does not answer is told once for each area."""

from __future__ import annotations

import http.server
import json
import threading
from typing import TYPE_CHECKING, Any

import pytest

from insatskartan.__main__ import main
from insatskartan.catalog.loading import load
from insatskartan.github import reachability
from insatskartan.github.reminders import (
    MAX_ROWS,
    MIN_NIGHTS,
    IssueAction,
    OpenIssue,
    Reminder,
    plan,
    read,
    reminders,
    write,
)
from support.samples import TODAY, record

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from insatskartan.catalog.catalog import Catalog

    Write = Callable[[Mapping[str, str | bytes]], Path]

FRESH = "kontrollerad: {datum: 2026-10, av: Samordnaren, sätt: telefon}\n"
OLD = "kontrollerad: {datum: 2018-05, av: Samordnaren, sätt: telefon}\n"
WEB = 'kontakt: [{funktion: Växeln, webb: "https://exempel.se/a"}]\n'


def catalog(folder: Write, **insatser: str) -> Catalog:
    """Return a catalog with these insatser in Lund, by the last part of their ids."""
    files = {f"lund/{name}.yml": record(f"namn: {name.capitalize()}\n{text}") for name, text in insatser.items()}
    return load(folder(files)).catalog()


def lines(catalog_: Catalog, failed: Mapping[str, int] | None = None, today: dt.date = TODAY) -> list[str]:
    """Return the rows of all reminders, as they stand."""
    bodies = [reminder.body for reminder in reminders(catalog_, today, failed or {})]
    return [line for body in bodies for line in body.splitlines() if line.startswith("- ")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (FRESH, ""),
        (OLD, "bekräftades senast maj 2018 och skulle ha setts över 31 maj 2019"),
        (OLD + "granskas_var: 240\n", ""),
        # What has ended is history, and is not confirmed any more.
        (OLD + "period: {slut: 2018-08}\nefterträdare: ingen\n", ""),
        (FRESH + "period: {slut: 2026-12}\n", "slutar december 2026, och det står inte vad som kommer i stället"),
        (FRESH + "period: {slut: 2027-01-21}\n", "slutar 21 januari 2027, och det står inte vad som kommer i stället"),
        (FRESH + "period: {slut: 2027-01-22}\n", ""),
        (FRESH + "period: {slut: 2026-11-21}\n", ""),
        (FRESH + "period: {slut: 2026-12}\nefterträdare: ingen\n", ""),
        (FRESH + "period: {start: 2026-01, slut: okänd}\n", ""),
    ],
)
def test_what_is_told(folder: Write, text: str, wanted: str) -> None:
    """Only what somebody can do something about, in words."""
    found = lines(catalog(folder, exempel=text))
    assert [row.replace("&#45;", "-") for row in found] == (
        [f"- **Exempel** (`lund/exempel`) {wanted}"] if wanted else []
    )


@pytest.mark.parametrize(("nights", "told"), [(0, False), (MIN_NIGHTS - 1, False), (MIN_NIGHTS, True), (9, True)])
def test_an_address_is_told_about_after_three_nights(folder: Write, nights: int, *, told: bool) -> None:
    """A server that rests one night bothers nobody."""
    found = lines(catalog(folder, exempel=FRESH + WEB), {"https://exempel.se/a": nights})
    assert bool(found) is told
    assert all(f"{nights} nätter i rad" in row for row in found)


def test_one_issue_for_each_area_and_never_two(folder: Write) -> None:
    """Areas come in Swedish order, each with its own mark."""
    root = folder({"lund/a.yml": record("namn: A\n" + OLD), "eslov/b.yml": record("namn: B\n" + OLD)})
    made = reminders(load(root).catalog(), TODAY, {})
    assert [(row.area, row.title) for row in made] == [("eslov", "Att se över: Eslöv"), ("lund", "Att se över: Lund")]
    assert [action.verb for action in plan(made, [])] == ["skapa", "skapa"]
    issues = [_issue(number, row) for number, row in enumerate(made, 5)]
    assert plan(made, issues) == []


def test_a_long_list_is_cut_and_says_so(folder: Write) -> None:
    """An issue has room for so much."""
    found = lines(catalog(folder, **{f"a{n}": OLD for n in range(MAX_ROWS + 3)}))
    assert len(found) == MAX_ROWS + 1
    assert found[-1] == "- och 3 till"


def test_names_from_files_are_only_text(folder: Write) -> None:
    """Nobody is called upon by a name in a file."""
    found = lines(catalog(folder, exempel=OLD.replace("kontrollerad", "fullständigt_namn: x\nkontrollerad")))
    assert found
    hostile = load(folder({"lund/x.yml": record('namn: "@alla <b>x</b> #1"\n' + OLD)})).catalog()
    assert not any("@alla" in row or "<b>" in row or "#1" in row for row in lines(hostile))


def _issue(number: int, reminder: Reminder, body: str = "") -> OpenIssue:
    # GitHub gives texts back with the line ends of the web.
    return OpenIssue(number=number, title=reminder.title, body=body or reminder.body.replace("\n", "\r\n"))


def test_issues_are_mended_closed_and_never_doubled() -> None:
    """What has changed is written anew, what is empty is closed, and of two for one area the newer is closed."""
    lund, eslov, lomma = (Reminder(a, a, f"<!-- insatskartan-område: {a} -->\nrad") for a in ("lund", "eslov", "lomma"))
    issues = [
        _issue(9, lund),
        _issue(4, lund, body="<!-- insatskartan-område: lund -->\nen annan rad"),
        _issue(6, lomma),
        OpenIssue(number=7, title="Något annat"),
        OpenIssue(number=8, title="Lånat märke", body="se <!-- insatskartan-område: eslov -->"),
    ]
    assert plan([lund, eslov], issues) == [
        IssueAction("stäng", 9),
        IssueAction("ändra", 4, lund),
        IssueAction("skapa", 0, eslov),
        IssueAction("stäng", 6),
    ]


@pytest.mark.parametrize("text", ["", "{", "{}", "3", '["a"]', '[{"number": "1"}]', "[[1]]", "[" * 100_000])
def test_what_are_no_issues_is_refused(text: str) -> None:
    """With a reason in Swedish."""
    with pytest.raises(ValueError, match=r"JSON|lista"):
        read(text)


def test_pages_of_issues_are_one_list() -> None:
    """GitHub gives a hundred at a time."""
    assert [issue.number for issue in read('[[{"number": 1}], [{"number": 2}]]')] == [1, 2]
    assert read("[]") == []


def test_nights_are_counted_in_a_row() -> None:
    """An address that answers is forgotten, and so is one that stands nowhere any more."""
    before = {"https://a": 2, "https://b": 5, "https://borta": 7}
    assert reachability.count_nights(
        ["https://a", "https://b", "https://c"], before, lambda url: url == "https://b"
    ) == {
        "https://a": 3,
        "https://c": 1,
    }


@pytest.mark.parametrize("text", ["", "[]", '{"a": "1"}', '{"a": 0}', '{"a": true}', "[" * 100_000])
def test_a_broken_memory_is_known_as_such(text: str) -> None:
    """Then the count begins anew."""
    assert reachability.read_counts(text) is None


def test_only_https_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that answers, refuses programs, is missing, or is not there at all."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(int(self.path.strip("/")))
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    asked = reachability.urllib.request.urlopen
    host = f"http://127.0.0.1:{server.server_port}"

    def plain(request: Any, timeout: int) -> Any:
        request.full_url = request.full_url.replace("https://exempel.se", host)
        return asked(request, timeout=timeout)

    monkeypatch.setattr(reachability.urllib.request, "urlopen", plain)
    answered = {code: reachability.responds(f"https://exempel.se/{code}") for code in (200, 403, 404, 429, 500)}
    assert answered == {200: True, 403: True, 404: False, 429: True, 500: False}
    server.shutdown()
    server.server_close()
    assert not reachability.responds("https://exempel.se/200")
    assert not reachability.responds("file:///etc/passwd")
    assert not reachability.responds("https://[")


def test_command(folder: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command writes steps that a shell can follow, and leaves the memory alone when it asks nobody."""
    root = folder({"lund/a.yml": record("namn: A\n" + OLD)})
    issues, memory, out = tmp_path / "i.json", tmp_path / "m.json", tmp_path / "ut"
    issues.write_text("[]")
    arguments = ["--data", str(root), "remind", "--issues", str(issues), "--memory", str(memory), "--output", str(out)]
    assert main([*arguments, "--offline"]) == 0
    assert capsys.readouterr().out == "skapa: Att se över: Lund\n"
    assert (out / "steg.txt").read_text("utf-8") == "skapa 0 lund\n"
    assert (out / "lund.titel.txt").read_text("utf-8") == "Att se över: Lund"
    assert (out / "lund.md").read_text("utf-8").startswith("<!-- insatskartan-område: lund -->\n")
    assert not memory.exists()
    memory.write_text("trasig")
    assert main(arguments) == 0
    assert "börjar om" in capsys.readouterr().err
    assert json.loads(memory.read_text()) == {}
    issues.write_text("{}")
    assert main(arguments) == 2
    assert "går inte att läsa" in capsys.readouterr().err


def test_steps_without_text_are_written_too(tmp_path: Path) -> None:
    """Closing needs only a number."""
    write([IssueAction("stäng", 4)], tmp_path)
    assert (tmp_path / "steg.txt").read_text("utf-8") == "stäng 4 -\n"
