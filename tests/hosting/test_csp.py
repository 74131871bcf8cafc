"""The Content-Security-Policy: which scripts it lets run, and that no content can widen it."""

from __future__ import annotations

import pytest

from insatskartan.hosting import csp

KNOWN = "sha256-RFWPLDbv2BY+rCkDzsE+0fr8ylGr2R2faWMhq4lfEQc="
"""Of `doSomething();`, as `openssl dgst -sha256 -binary | base64` gives it."""


def test_policy() -> None:
    """Nothing but the site's own files, without unsafe-inline; as a header it also forbids framing."""
    assert csp.policy({KNOWN}) == (
        f"default-src 'none'; script-src 'self' 'wasm-unsafe-eval' '{KNOWN}'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
    )
    assert csp.policy((), as_header=True).endswith("form-action 'self'; frame-ancestors 'none'")
    assert csp.policy(["sha256-b", "sha256-a", "sha256-b"]).count("sha256-") == 2


@pytest.mark.parametrize(
    "html",
    [
        "<script>doSomething();</script>",
        '<script type="module">doSomething();</script>',
        "<SCRIPT TYPE=Text/JavaScript>doSomething();</SCRIPT>",
        '<script data-x="a>b">doSomething();</script>',
    ],
)
def test_inline_scripts_are_found(html: str) -> None:
    """However the element is written."""
    assert csp.script_hashes(html) == {KNOWN}


@pytest.mark.parametrize(
    "html",
    [
        '<script src="a.js">doSomething();</script>',
        '<script type="application/json">doSomething();</script>',
        '<script type="application/ld+json">doSomething();</script>',
        "<!-- <script>doSomething();</script> -->",
        "&lt;script>doSomething();</script>",
    ],
)
def test_what_does_not_run_has_no_hash(html: str) -> None:
    """Files and data need no hash; what is no script gets none."""
    assert csp.script_hashes(html) == set()


def test_a_script_is_hashed_as_it_stands() -> None:
    """Character references and tags inside a script are its text."""
    assert len(csp.script_hashes("<script>a&amp;b<b></script>")) == 1
    assert csp.script_hashes("<script>a&amp;b<b></script>") != csp.script_hashes("<script>a&b<b></script>")


def test_the_policy_stands_first_and_holds_only_the_frame() -> None:
    """It comes right after the charset; a script of the content is not allowed, also one like no other."""
    content = "<p><script>steal()</script></p>"
    frame = '<head><meta charset="utf-8"><script>doSomething();</script></head>'
    html = csp.with_policy(frame + content, frame)
    assert html.startswith(
        '<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src'
    )
    assert html.endswith(content)
    assert csp.allowed_hashes(html) == {KNOWN}


def test_pages_without_policy_or_charset() -> None:
    """A page without policy is told apart from one that allows nothing, and one without charset is refused."""
    head = '<meta charset="utf-8">'
    assert csp.allowed_hashes(head) is None
    assert csp.allowed_hashes(csp.with_policy(head, "")) == set()
    with pytest.raises(ValueError, match="charset"):
        csp.with_policy("<p>", "")
