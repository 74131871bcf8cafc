"""The folder a site is built in is replaced whole, so it must hold nothing but a site of ours.

A build asks before anything is touched. What a build needs is refused wherever the folder lies around it, and whatever
else lies in the folder is refused too, unless it is a site that a build of ours has made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from insatskartan.hosting.staging import KEPT_NOT, SiteFolderError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

SIGNS = ("index.html", "api/v1/områden.json", "api/v1/ord.json")
"""Files that every build of ours has written, also those of earlier versions."""
_GIT = ".git"
_REMEDY = "Inget är ändrat. Ange en egen mapp för webbplatsen med --site-dir, till exempel «--site-dir site»."


def check(site: Path, needed: Iterable[tuple[str, Path]]) -> None:
    """Raise SiteFolderError unless a site may be built in `site`: a folder that is missing, empty or a site of ours.

    `needed` has what a build needs: a name in Swedish, in the definite form, and where it is.
    """
    real = site.resolve()
    shown = f"{site}" if real == site.absolute() else f"{site} (som är {real})"
    try:
        reason = next(filter(None, _reasons(real, needed)), "")
    except OSError as error:
        reason = f"det går inte att se vad som ligger där ({error.strerror})"
    if reason:
        raise SiteFolderError(f"Webbplatsen kan inte byggas i {shown}: {reason}. {_REMEDY}")


def _reasons(site: Path, needed: Iterable[tuple[str, Path]]) -> Iterator[str]:
    """Yield a text for each thing that can be wrong with a folder, the most telling first; empty where it is not."""
    yield _git(site)
    yield from (_overlap(site, name, path) for name, path in needed)
    yield _foreign(site)


def _git(site: Path) -> str:
    names = {part.casefold() for part in site.parts}
    return f"mappen hör till Git ({_GIT}), som skulle skadas" if _GIT in names else ""


def _overlap(site: Path, name: str, path: Path) -> str:
    """Return why a site can't be where something needed is."""
    path = path.resolve()
    if _same(site, path):
        return f"där ligger {name}, som skulle tas bort"
    if any(_same(site, above) for above in path.parents):
        return f"där ligger {name} ({path}), som skulle tas bort"
    if lies_in(site, path):
        return f"mappen ligger i {path}, där {name} är"
    return ""


def lies_in(path: Path, folder: Path) -> bool:
    """Tell whether a path is a folder or lies in it; neither needs to be there yet."""
    path, folder = path.resolve(), folder.resolve()
    return any(_same(place, folder) for place in (path, *path.parents))


def _same(one: Path, other: Path) -> bool:
    """Tell whether two paths lead to the same place, also where the system takes `Insatser` for `insatser`."""
    if [part.casefold() for part in one.parts] == [part.casefold() for part in other.parts]:
        return True
    return one.exists() and other.exists() and one.samefile(other)


def _foreign(site: Path) -> str:
    """Return what lies in a folder that is no site of ours; hidden files are kept by a build and may be anything."""
    if not site.is_dir() or all((site / sign).is_file() for sign in SIGNS):
        return ""
    found = sorted(path.name for path in site.iterdir() if not path.name.startswith(".") or path.name in KEPT_NOT)
    if not found:
        return ""
    others = f" och {len(found) - 1} till" if len(found) > 1 else ""
    return (
        f"där ligger annat än en webbplats som Insatskartan har byggt («{found[0]}»{others}), och det skulle tas bort"
    )
