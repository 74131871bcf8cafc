"""What a change means: in words for every kind of change, and laws that hold for all of them."""

from __future__ import annotations

import itertools
import json
from typing import TYPE_CHECKING, Annotated, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from insatskartan.__main__ import main
from insatskartan.changes import comparison, consequences, report, revision
from insatskartan.changes.consequences import Shift, TooManyCasesError, Version, shifts
from insatskartan.changes.records import compare
from insatskartan.changes.sentences import Words, sentence
from insatskartan.matching.criteria import Lexicon, Person
from insatskartan.matching.match import match
from insatskartan.model.fields import record_at
from insatskartan.model.files import FILES
from insatskartan.model.scalars import MAX_AGE, Word
from insatskartan.text import markdown
from support import change_cases
from support import matching_made as made
from support.matching_cases import entry, insats, world
from support.samples import SKANE, TODAY, record

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from insatskartan.catalog.catalog import Catalog
    from insatskartan.catalog.loading import Loaded
    from insatskartan.model.records import Record

CASES = change_cases.cases()


def compared(before: Path, after: Path, day: dt.date = TODAY) -> comparison.Comparison:
    """Compare two folders."""
    with revision.open_revision(before, str(before)) as first, revision.open_revision(after, str(after)) as second:
        return comparison.between(first, second, day)


@pytest.mark.parametrize("name", CASES)
def test_case(name: str, tmp_path: Path) -> None:
    """The whole text is as the case says; nothing in it is left to chance."""
    case = CASES[name]
    sides = [change_cases.write(tmp_path / side / "insatser", case[side]) for side in ("före", "efter")]
    assert report.as_text(compared(*sides)) + "\n" == case["text"]


def test_every_event_has_a_case() -> None:
    """Nothing is said that no case shows, and there are cases of all kinds of files."""
    texts = "\n".join(case["text"] for case in CASES.values())
    assert len(CASES) >= 80
    for event in [text for event, text in report.EVENTS.items() if event != "oräknad"]:
        assert f"({event}, " in texts
    for kind in (*report.KINDS.values(), "Före, ", "Efter, ", report.NOTHING):
        assert kind in texts


# Laws of the comparison of records.


def kinds() -> list[type[Record]]:
    """Return every record type of the data files."""
    found: dict[type[Record], None] = {}

    def walk(kind: type[Record]) -> None:
        found[kind] = None
        for info in kind.model_fields.values():
            inner = record_at(kind, (str(info.alias),))
            if inner and inner not in found:
                walk(inner)

    for file in FILES.values():
        walk(file.record)
    return list(found)


FIELDS = [(kind, name) for kind in kinds() for name in kind.model_fields]
WORDS = ("3", "4", "2018", "2019", "a-b", "c-d", "a/b", "c/d", "abcdefghijkl", "bcdefghijklm", "@a", "@b", "ja", "nej")


def two_values(kind: type[Record], name: str) -> tuple[Any, Any]:
    """Return two values that a field accepts."""
    info = kind.model_fields[name]
    inner = record_at(kind, (str(info.alias),))
    if inner:
        rows = tuple(
            inner.model_construct(**{key: two_values(inner, key)[side] for key in inner.model_fields})
            for side in (0, 1)
        )
        return ((rows[:1], rows[1:]) if "tuple" in str(info.annotation) else rows)[:2]  # type: ignore[return-value]
    adapter: Any = TypeAdapter(Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation)
    own = [word for mark in marks(info.annotation, info.metadata) if isinstance(mark, Word) for word in mark.words]
    found: list[Any] = []
    for value in (*own, *WORDS, "en text", "en annan text", *([word] for word in WORDS), None):
        try:
            accepted = adapter.validate_python(value)
        except ValidationError:
            continue
        if accepted not in found:
            found.append(accepted)
    return found[0], found[1]


def marks(annotation: Any, metadata: list[Any]) -> Iterator[Any]:
    """Yield the marks of a field."""
    yield from metadata
    yield from getattr(annotation, "__metadata__", ())
    for part in getattr(annotation, "__args__", ()):
        yield from marks(part, [])


@pytest.mark.parametrize(("kind", "name"), FIELDS, ids=lambda value: getattr(value, "__name__", value))
def test_every_field_changed_alone_is_told(kind: type[Record], name: str, real: Loaded) -> None:
    """A field of the model that changes, comes or goes gives at least one sentence, and the record itself none."""
    words = Words(real.catalog())
    first, second = two_values(kind, name)
    default = kind.model_fields[name].get_default()
    for before, after in ((first, second), (default, first), (first, default)):
        if kind.model_fields[name].is_required() and default in (before, after):
            continue
        rest = {key: info.get_default() for key, info in kind.model_fields.items()}
        old, new = (kind.model_construct(**{**rest, name: value}) for value in (before, after))
        assert compare(old, old) == ()
        changes = compare(old, new)
        assert bool(changes) == (before != after)
        for change in changes:
            assert change.field.label
            assert len(sentence(change, words, words)) > len(change.field.label) + 5


def test_nothing_is_between_a_record_and_itself(real: Loaded) -> None:
    """For every file of the repository."""
    for document in real.documents:
        one = document.record or document.partial
        assert one is not None
        assert compare(one, one) == ()
    with revision.open_revision(SKANE / "insatser", str(SKANE / "insatser")) as now:
        assert comparison.between(now, now, TODAY).items == ()


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(made.records, made.records)
def test_something_is_between_records_that_differ(first: dict[str, Any], second: dict[str, Any]) -> None:
    """Exactly when two records are not equal; and back again as much is told."""
    old, new = insats(first), insats(second)
    assert bool(compare(old, new)) == (old != new) == bool(compare(new, old))


# The law of the consequences.


AGES = (0, 15, 16, 17, 20, 29, 30, MAX_AGE)
HELD = ((), ("bistandsbeslut",), tuple(made.DECISIONS))


def people(catalog: Catalog) -> Iterator[Person]:
    """Yield persons of the finite grid."""
    kommuner, incomes, askers = consequences.grid(catalog)
    for kommun, age, income, held, asker in itertools.product(kommuner, AGES, incomes, HELD, (None, *askers)):
        yield Person(kommun, age, income, dict.fromkeys(held, True), asker)


def outcomes(version: Version, person: Person, lexicon: Lexicon) -> dict[str | None, str | None]:
    """Return the answers of an insats as a whole and of its parts, the slow way."""
    assert version.entry
    answered = match(person, version.entry, TODAY, lexicon)
    names: dict[str, int] = {}
    found: dict[str | None, str | None] = {None: answered.answer}
    for part in answered.parts:
        names[part.name] = names.get(part.name, 0) + 1
        found[part.name + " " * (names[part.name] - 1)] = part.answer
    return found


def is_about(shift: Shift, person: Person) -> bool:
    """Tell whether a person is one of those that a shift tells of, leaving aside who asks and decisions."""
    ages = not shift.ages or any(lower <= (person.age or 0) <= upper for lower, upper in shift.ages)
    return (
        ages
        and (not shift.kommuner or person.kommun in shift.kommuner)
        and (not shift.incomes or person.income in shift.incomes)
    )


@st.composite
def versions(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """Make a record, and the same record with some of its keys from another."""
    before, other = draw(made.records), draw(made.records)
    keys = draw(st.sets(st.sampled_from(sorted({*before, *other, "ålder"})), max_size=2))
    after = {key: value for key, value in before.items() if key not in keys}
    return before, {**after, **{key: other[key] for key in keys if key in other}}


@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(versions())
@pytest.mark.no_cover
def test_consequences_are_those_of_match(pair: tuple[dict[str, Any], dict[str, Any]]) -> None:
    """Nothing is said exactly when every person gets the same answers; what is said holds for all it is said of."""
    catalog = world(real=False)
    before, after = (Version(catalog, entry(insats(one))) for one in pair)
    found = shifts(before, after, TODAY)
    lexicon = Lexicon(catalog)
    answers = [
        (person, outcomes(before, person, lexicon), outcomes(after, person, lexicon)) for person in people(catalog)
    ]
    for person, old, new in answers:
        about = [shift for shift in found if is_about(shift, person)]
        if old != new:
            assert about, (person, old, new)
        plain_ones = [shift for shift in about if not shift.askers and not shift.decisions]
        if person.asker is None and not any(person.decisions.values()):
            for shift in plain_ones:
                assert old.get(shift.part) in shift.before
                assert new.get(shift.part) == shift.after
            for part in {*old, *new}:
                changed = old.get(part) != new.get(part)
                whole = (old[None], new[None])
                told = [shift for shift in plain_ones if shift.part == part]
                assert len(told) == (changed and (part is None or (old.get(part), new.get(part)) != whole))
    for shift in found:
        assert any(
            old != new
            for person, old, new in answers
            if is_about(shift, person)
            and (person.asker in shift.askers if shift.askers else person.asker is None)
            and {code for code, has in person.decisions.items() if has} >= set(shift.decisions)
        ) or not any(is_about(shift, person) for person, _, _ in answers)


def test_too_many_doors_are_not_gone_through() -> None:
    """A file that would take minutes is refused, which is told."""
    doors = [{"ålder": {"från": str(age % 100), "till": str(100 + age % 20)}} for age in range(900)]
    first, second = (Version(world(real=False), entry(insats({"ingångar": doors[:n]}))) for n in (900, 899))
    with pytest.raises(TooManyCasesError):
        shifts(first, second, TODAY)


def test_what_cannot_be_counted_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither that answers change nor that they stay the same is said of an insats with too many doors."""
    monkeypatch.setattr(consequences, "MAX_DOOR_QUERIES", 0)
    sides = [
        change_cases.write(tmp_path / f"{age}/insatser", {"lund/a.yml": f"ålder: {{från: {age}}}"}) for age in (1, 2)
    ]
    text = report.as_text(compared(*sides))
    assert report.UNCOUNTED in text
    assert report.SAME_ANSWERS not in text
    assert "delta" not in text
    areas = {"lund/_område.yml": change_cases.FILES["lund/_område.yml"].replace("förbund: forbundet\n", "")}
    named = {"lund/a.yml": "bosatt: {öppen_för: [forbundet]}"}
    sides = [
        change_cases.write(tmp_path / name / "insatser", files) for name, files in (("x", named), ("y", areas | named))
    ]
    assert "Exempel, Lund (kanske andra svar, lund/a.yml)" in report.as_text(compared(*sides))


# Outputs and the command.


def two_folders(tmp_path: Path) -> tuple[Path, Path]:
    """Return two folders with a change in a hostile file."""
    text = 'huvudman: "<img src=x onerror=alert(1)> @organisation/alla [a](javascript:b) `c` #1 https://exempel.se $x$"'
    before = change_cases.write(tmp_path / "a/insatser", {"lund/exempel.yml": "namn: A"})
    after = change_cases.write(tmp_path / "b/insatser", {"lund/exempel.yml": f"namn: A\n{text}"})
    return before, after


def test_markdown_is_escaped(tmp_path: Path) -> None:
    """Neither HTML, mentions, links, code, references nor formulas come out of a file."""
    text = report.as_markdown(compared(*two_folders(tmp_path)))
    assert "&lt;img src=x onerror=alert(1)&gt;" in text
    assert "@&#8203;organisation" in text
    assert r"\[a\](javascript:b)" in text
    assert r"\`c\`" in text


def test_markdown_fits_a_job_summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is too long is cut between two files, and that is said."""
    before = change_cases.write(tmp_path / "a/insatser", {})
    after = change_cases.write(tmp_path / "b/insatser", {f"lund/ny-{n}.yml": f"namn: Ny {n}" for n in range(30)})
    found = compared(before, after)
    whole = report.as_markdown(found)
    monkeypatch.setattr(markdown, "MAX_BYTES", len(whole) // 2)
    cut = report.as_markdown(found)
    assert len(cut) < len(whole) // 2 + 200
    assert cut.rstrip().endswith("för att se resten.")
    assert whole.startswith(cut.rpartition("\n\n")[0])


def test_json_is_the_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Everything in codes and in words; the same bytes every time."""
    before = change_cases.write(tmp_path / "a/insatser", {"lund/exempel.yml": "ålder: {från: 16}"})
    after = change_cases.write(tmp_path / "b/insatser", {"lund/exempel.yml": "ålder: {från: 18}"})
    outs = []
    for _ in range(2):
        assert main(["--data", str(after), "diff", str(before), str(after), "--format", "json"]) == 0
        outs.append(capsys.readouterr().out)
    assert outs[0] == outs[1]
    found = json.loads(outs[0])
    assert found["version"] == report.VERSION
    (told,) = found["filer"]
    assert (told["slag"], told["id"], told["händelse"]) == ("insats", "lund/exempel", "ändrad")
    assert told["följder"] == [
        {
            "insats": "lund/exempel",
            "förut": ["oklart"],
            "nu": "stängd",
            "del": None,
            "kommuner": None,
            "åldrar": [{"från": 16, "till": 17}],
            "försörjningar": None,
            "frågar": None,
            "beslut": [],
        }
    ]


def test_a_terminal_is_not_steered(tmp_path: Path) -> None:
    """No value makes a line of its own or moves the cursor, and neither does the name of a file."""
    before = change_cases.write(tmp_path / "a/insatser", {})
    after = change_cases.write(tmp_path / "b/insatser", {"lund/a\n\x1b[2J.yml": "namn: A"})
    text = report.as_text(compared(before, after))
    assert "\x1b" not in text
    assert record("namn: A") not in text


@pytest.mark.parametrize(
    "name", ["finns-inte", "--help", "-x", "HEAD; touch /tmp/x", "a..b", "\x00", "HEAD:insatser", ""]
)
def test_revisions_that_are_none(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 2 and a word about it; nothing is run that the name says."""
    arguments = ["--data", str(SKANE / "insatser"), "diff", "--", name]
    assert main(arguments) == 2
    assert "finns inte" in capsys.readouterr().err


def test_two_commits(tmp_path: Path, git: Callable[..., str], capsys: pytest.CaptureFixture[str]) -> None:
    """A commit is read as it was; links are left out, and before there was any data everything is new."""
    root = change_cases.write(tmp_path / "insatser", {"lund/exempel.yml": "namn: PEAK"})
    git("init", "-q")
    git("commit", "-qm", "0", "--allow-empty")
    (root / "lund/lank.yml").symlink_to("/etc/hostname")
    git("add", "-A")
    git("commit", "-qm", "1")
    (root / "lund/lank.yml").unlink()
    (root / "lund/exempel.yml").write_text(record("namn: PEAK Burlöv"), "utf-8")
    git("commit", "-qam", "2")
    assert main(["--data", str(root), "diff", "HEAD~1", "HEAD"]) == 0
    assert capsys.readouterr().out.splitlines()[:4] == [
        "1 insats är ändrad.",
        "",
        "PEAK Burlöv, Lund (ändrad, lund/exempel.yml)",
        "  * Namn ändras från «PEAK» till «PEAK Burlöv».",
    ]
    assert main(["--data", str(root), "diff", "HEAD"]) == 0
    assert capsys.readouterr().out == "Inget har ändrats.\n"
    assert main(["--data", str(root), "diff", "HEAD~2"]) == 0
    assert capsys.readouterr().out.startswith("2 insatser är nya. ")


def test_a_forged_commit(tmp_path: Path, git: Callable[..., str], capsys: pytest.CaptureFixture[str]) -> None:
    """A path that leads out of the folder is passed over, and so are names that cannot be shown."""
    root = change_cases.write(tmp_path / "insatser", {})
    git("init", "-q")
    blob = git("hash-object", "-w", "--stdin", told="namn: Ond\n").strip()
    out = git("mktree", told=f"100644 blob {blob}\tond.yml\n").strip()
    odd = git("mktree", "-z", told=f"100644 blob {blob}\ta\nb.yml\0120000 blob {blob}\tlank.yml\0").strip()
    data = git("mktree", told=f"040000 tree {out}\t..\n040000 tree {odd}\tlund\n100644 blob {blob}\tny.yml\n").strip()
    tree = git("mktree", told=f"040000 tree {data}\tinsatser\n").strip()
    commit = git("commit-tree", tree, "-m", "x").strip()
    with revision.open_revision(root, commit) as found:
        assert list(found.files) == ["ny.yml"]
    assert not any(map(revision._is_safe, ("../ond.yml", "lund/../../ond.yml", "/ond.yml", ".git/a.yml", "a\\b.yml")))
    assert main(["--data", str(root), "diff", commit, "--format", "json"]) == 0
    assert "ond.yml" not in capsys.readouterr().out


@pytest.fixture
def git(tmp_path: Path) -> Callable[..., str]:
    """Return a function that runs git in a repository of its own."""
    import subprocess

    def run(*arguments: str, told: str = "") -> str:
        who = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
        command = ("git", "-C", str(tmp_path), *who, *arguments)
        return subprocess.run(command, input=told, check=True, capture_output=True, text=True).stdout

    return run
