"""Fingerprints of what a reflection was written about: they change with the meaning of a record and with nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from insatskartan.analysis import reflection
from insatskartan.catalog.loading import load
from insatskartan.model.insats import Insats
from insatskartan.model.records import Record
from support.samples import record

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def print_of(folder: Callable[..., Path], text: str) -> str:
    """Return the fingerprint of an insats written like this."""
    return reflection.fingerprint(load(folder({"lund/exempel.yml": text})).catalog().insatser["lund/exempel"].insats)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("kontrollerad: {datum: 2026-11, av: B, sätt: besök}", True),
        ("granskas_var: 6", True),
        ("anteckning: Ringde i dag.", True),
        ("mall: allman", True),
        ("nivå:    'individ'", True),
        ("samverkan: []", True),
        ("platser: {antal: 3, ungefär: nej, enhet: platser}", False),
        ("namn: Ett annat", False),
        ("inriktning: [motesplats]", False),
        ("försörjning: okänt", False),
        ("listningar: [{område: eslov, rubrik: kommunal}]", False),
    ],
)
def test_what_changes_a_fingerprint(text: str, same: bool, folder: Callable[..., Path]) -> None:  # noqa: FBT001
    """What the record says does; who looked at it, how it is laid out and which file a text stands in do not."""
    before = print_of(folder, record())
    assert re.fullmatch("[a-p]{12}", before)
    assert (print_of(folder, record(text)) == before) is same


def test_a_default_written_out_is_no_change(folder: Callable[..., Path]) -> None:
    """Saying what holds anyway leaves the fingerprint as it is."""
    short = print_of(folder, record("försörjning: {öppen_för: [sjukpenning]}"))
    assert print_of(folder, record("försörjning: {öppen_för: [sjukpenning], övriga: okänt}")) == short


def test_a_field_the_model_gets_later_is_no_change(folder: Callable[..., Path]) -> None:
    """Records that do not use a new optional field keep their fingerprint, wherever the field stands in the order."""

    class _Earlier(Record):
        aaa: str | None = None

    class Later(Insats, _Earlier):
        zzz: tuple[str, ...] = ()

    values = load(folder({"lund/exempel.yml": record("ålder: {från: 16}")})).documents[-1].source.plain()
    assert "ålder" in values
    later = reflection.fingerprint(Later.model_validate(values))
    assert later == reflection.fingerprint(Insats.model_validate(values))


def test_fingerprints_stay_from_one_version_to_the_next(folder: Callable[..., Path]) -> None:
    """This one was made when fingerprints came; another way of making them would mark every reflection."""
    assert print_of(folder, record("ålder: {från: 16, till: okänd}\nförsörjning: alla")) == "bkdleaadnnbo"


def test_the_list_is_compared_with_what_was_written_about(folder: Callable[..., Path]) -> None:
    """What is new, what says something else and what is gone; a reflection without rows is compared with nothing."""
    area = 'namn: Lund\ntyp: kommun\nkommunkod: "1281"\nreflektion:\n  datum: 2018-05\n  text: Så var det.\n'
    files = {"lund/_område.yml": area, "lund/kvar.yml": record("namn: Kvar"), "lund/borta.yml": record("namn: Borta")}
    before = load(folder({**files, "lund/annan.yml": record("namn: Annan")})).catalog()
    rows = reflection.material(before, "lund")
    assert [(row.id, row.name) for row in rows] == [
        ("lund/annan", "Annan"),
        ("lund/borta", "Borta"),
        ("lund/kvar", "Kvar"),
    ]
    written = before.areas["lund"].reflection
    assert written
    assert not reflection.changes(before, "lund", written)
    noted = written.model_copy(update={"material": rows})
    assert not reflection.changes(before, "lund", noted)
    root = folder({"lund/annan.yml": record("namn: Annan\nplatser: {antal: 3}"), "lund/ny.yml": record("namn: Ny")})
    (root / "lund/borta.yml").unlink()
    after = load(root).catalog()
    changes = reflection.changes(after, "lund", noted)
    assert [entry.id for entry in changes.added] == ["lund/ny"]
    assert [entry.id for entry in changes.changed] == ["lund/annan"]
    assert [row.id for row in changes.removed] == ["lund/borta"]
    assert not reflection.changes(after, "lund", written)


@pytest.mark.parametrize("field", ["added", "changed", "removed"])
def test_any_change_is_a_change(field: str) -> None:
    """One kind is enough."""
    assert reflection.Changes(**{field: ("a",)})  # type: ignore[arg-type]
    assert not reflection.Changes()
