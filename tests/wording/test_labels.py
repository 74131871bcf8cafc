"""Small texts stand once, in wording/labels, and all of them are used."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import get_args

import pytest

import insatskartan
from insatskartan.exports.form import messages
from insatskartan.matching.criteria import Missing
from insatskartan.matching.match import FACTS, VERDICTS
from insatskartan.model.access import Answer
from insatskartan.model.insats import Status
from insatskartan.wording.answers import SENTENCES
from insatskartan.wording.labels import namespace
from insatskartan.wording.labels.namespace import LABELS, MODULES

PACKAGE = Path(insatskartan.__file__).parent
TEXTS = vars(LABELS)
FILES = [Path(str(module.__file__)) for module in MODULES]
SAID = messages()
LOOKED_UP = {*SAID, *SAID["regler"], *(case for texts in SAID["regler"].values() for case in texts)}
"""What the form's messages are found under."""
CODES = {*LOOKED_UP, *SENTENCES, *VERDICTS, *FACTS, *get_args(Missing), *get_args(Answer), *get_args(Status)}
HOLE = r"\$\{(?:[^{}]|\{[^{}]*\})*\}"
"""What a template string fills in."""


def test_every_text_is_used() -> None:
    """A text that nothing shows is deleted."""
    paths = {*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.html")}.difference(FILES)
    imports = re.compile(r"^from insatskartan\.wording\.labels\.\w+ import (\([^)]*\)|.*)$", re.MULTILINE)
    code = "\n".join(imports.sub("", path.read_text("utf-8")) for path in paths)
    own = "\n".join(path.read_text("utf-8") for path in FILES)
    unused = [
        name for name in TEXTS if not re.search(rf"\b{name}\b", code) and len(re.findall(rf"\b{name}\b", own)) < 2
    ]
    assert not unused


def test_no_text_stands_twice() -> None:
    """Two names for the same words drift apart; words that mean different things may be alike."""
    alike = {"Finsam-projekt", "ESF-projekt", "Hälso- och sjukvård", "Staten", "Vården", "Samordningsförbund"}
    values = [value for value in TEXTS.values() if isinstance(value, str)]
    assert len(values) == len(set(values) - alike)


def is_code(text: str) -> bool:
    """Tell whether a string is a word of the published records or names a sentence of the lexicon, whole or in part.

    Such words tell a script what to look up; they are never shown.
    """
    return any(code.startswith(text) or code.endswith(text) for code in CODES)


SCRIPTS = [path for path in sorted(PACKAGE.glob("host/assets/insatskartan/**/*.js")) if path.parent.name != "vendor"]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_scripts_have_no_words_of_their_own(script: Path) -> None:
    """What a script shows comes from the page: no string in it holds a Swedish letter or several words."""
    code = re.sub(r"/\*.*?\*/|//[^\n]*", "", script.read_text("utf-8"), flags=re.DOTALL)
    templates = [re.sub(HOLE, "", text) for text in re.findall(r"`([^`]*)`", code)]
    strings = [*re.findall(r'"([^"\n]*)"', code), *templates]
    worded = [text for text in strings if re.search(r"[åäöÅÄÖ]|^[A-Za-z]+ [a-z]+ [a-z]+", text)]
    assert [text for text in worded if not is_code(text)] == []


def test_components_have_no_words_of_their_own() -> None:
    """The shared components and the theme show only texts from wording/labels."""
    paths = [*PACKAGE.glob("pages/templates/components/*.html"), *PACKAGE.glob("host/theme/partials/*.html")]
    for path in paths:
        html = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", " ", path.read_text("utf-8"), flags=re.DOTALL)
        assert not re.findall(r"[A-Za-zÅÄÖåäö]{3,}", html), path.name
        labels = re.findall(r'aria-label="([^"{]+)"', path.read_text("utf-8"))
        assert not labels, path.name


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_texts_are_literals(path: Path) -> None:
    """The files stay readable for people who do not program: names and words, nothing computed."""
    tree = ast.parse(path.read_text("utf-8"))
    computed = [node for node in ast.walk(tree) if isinstance(node, ast.Call | ast.JoinedStr | ast.FunctionDef)]
    assert not computed


def test_templates_see_every_label() -> None:
    """Each file of the folder is in the namespace, and no name of one hides that of another."""
    folder = Path(namespace.__file__).parent
    assert {path.stem for path in FILES} == {path.stem for path in folder.glob("*.py")} - {"__init__", "namespace"}
    names = [name for module in MODULES for name in vars(module) if name.isupper()]
    assert sorted(names) == sorted(TEXTS)
