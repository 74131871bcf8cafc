"""Measure the build and the check of synthetic sites, and the build of equally many pages with plain MkDocs + Material.

    make bench
    .venv/bin/python bench/bench.py --quick
    .venv/bin/python bench/bench.py --sizes 500,5000

All times are wall-clock seconds of whole commands, and the ratio of these is judged. The ratio of processor time stands
beside it: it moves less when the machine has other things to do, and does not count that ours uses two cores. Ours also
checks the data and writes the open data; that stays in its time. Exit code 1 when a target is missed.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import plain
import synthetic

if TYPE_CHECKING:
    from collections.abc import Sequence

MAIN = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
ENVIRONMENT.pop("GITHUB_ACTIONS", None)  # annotations are another output than the one people wait for

RATIO = 0.6
"""Target: our time per page, as a share of plain MkDocs + Material's."""
GROWTH = 1.1
"""Target: how much more a page may cost in the largest site than in the smallest (5 000 cost 11 times 500)."""
CHECK_ALL = 5.0
"""Target: seconds for `check` of 5 000 files."""
CHECK_ONE = 0.5
"""Target: seconds for `check` of one file among 5 000."""
LARGE = 5000
"""Insatser from which the targets of `check` hold, and from which two builds are enough."""

OUR_CONFIG = """\
INHERIT: {main}/mkdocs.yml
docs_dir: content
plugins:
  - insatskartan:
      insatser: insatser
      repository: https://github.com/insatskartan/insatskartan
      search: false
"""
"""Our settings without the search index, which both kinds of site would pay for alike; `search.py` measures it."""


class Run(NamedTuple):
    """One command, in seconds."""

    wall: float
    cpu: float


@dataclass
class Measured:
    """Both kinds of site in one size, run by run."""

    size: int
    """Insatser, which is pages of the plain site."""
    ours: list[Run] = field(default_factory=list)
    plain: list[Run] = field(default_factory=list)

    def ratios(self) -> Run:
        """Our time as a share of the plain one."""
        return _quotient(self.ours, self.plain)

    def __str__(self) -> str:
        """Return a row of the table: seconds, milliseconds per insats, and ratios."""
        times = [_median(runs).wall for runs in (self.ours, self.plain)]
        cells = [f"{seconds:7.2f} s {seconds / self.size * 1000:6.2f} ms" for seconds in times]
        ratios = self.ratios()
        return f"{self.size:8}  {'  '.join(cells)}  {ratios.wall:5.2f}  {ratios.cpu:5.2f}"


HEAD = f"{'insatser':>8}  {'ours':>19}  {'plain MkDocs':>19}  ratio  (CPU)"


def _median(runs: Sequence[Run]) -> Run:
    return Run(statistics.median(run.wall for run in runs), statistics.median(run.cpu for run in runs))


def _quotient(above: Sequence[Run], below: Sequence[Run]) -> Run:
    return Run(*(a / b for a, b in zip(_median(above), _median(below), strict=True)))


def main() -> int:
    """Run everything and return the exit code."""
    options = _options()
    sizes = (500,) if options.quick else options.sizes
    print(f"Python {platform.python_version()}, {os.cpu_count()} CPUs, load {os.getloadavg()[0]:.1f}", flush=True)
    verdicts: list[bool] = []
    with tempfile.TemporaryDirectory(prefix="insatskartan-bench-") as folder:
        projects = {size: _project(Path(folder) / str(size), size) for size in sizes}
        print(HEAD, flush=True)
        measured = [_build(projects[size], size, runs=_runs(size, quick=options.quick)) for size in sizes]
        verdicts += [verdict(f"ratio at {row.size}", row.ratios().wall, RATIO, "") for row in measured]
        if len(measured) > 1:
            verdicts.append(_growth(measured[0], measured[-1]))
        verdicts += _check(projects[sizes[-1]], sizes[-1])
    return 0 if all(verdicts) else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure Insatskartan against plain MkDocs + Material.")
    parser.add_argument("--sizes", type=_sizes, default=(500, 2000, 5000), help="numbers of insatser, with commas")
    parser.add_argument("--quick", action="store_true", help="500 insatser, one run: does it work at all?")
    return parser.parse_args()


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(sorted({int(size) for size in text.split(",")}))


def _runs(size: int, *, quick: bool) -> int:
    return 1 if quick else 2 if size >= LARGE else 5


def _project(folder: Path, size: int) -> Path:
    """Write a project of ours with `size` insatser that pass `check`."""
    (folder / "insatser").mkdir(parents=True)
    synthetic.write(synthetic.Real.load(MAIN / "insatser"), folder / "insatser", size)
    shutil.copytree(MAIN / "content", folder / "content")
    folder.joinpath("mkdocs.yml").write_text(OUR_CONFIG.format(main=MAIN), encoding="utf-8")
    _run(_insatskartan(folder, "check"))
    return folder


def _insatskartan(folder: Path, *words: str) -> list[str]:
    return [str(BIN / "insatskartan"), "--data", str(folder / "insatser"), *words]


def _mkdocs(folder: Path, site: str) -> list[str]:
    config, target = folder / "mkdocs.yml", folder / site
    return [str(BIN / "mkdocs"), "build", "--quiet", "--config-file", str(config), "--site-dir", str(target)]


def _run(command: Sequence[str]) -> Run:
    """Run a command that must succeed, and return how long it took."""
    start, used = time.perf_counter(), _cpu()
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    run = Run(time.perf_counter() - start, _cpu() - used)
    if done.returncode:
        errors = [line for line in done.stdout.splitlines() if ": varning: " not in line]
        raise SystemExit("\n".join([f"{' '.join(command)} failed:", *errors[-20:], done.stderr[-4000:]]))
    return run


def _cpu() -> float:
    """Return the processor seconds of all commands so far."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _build(ours: Path, size: int, runs: int) -> Measured:
    """Build both kinds of site in turns, so that noise hits both.

    Each build has a folder of its own, which stays until the end: for half a minute after many files are deleted, ext4
    is slow to create new ones, and we write more files than plain MkDocs does.
    """
    measured, other = Measured(size), ours / "plain"
    for run in range(runs):
        measured.ours.append(_run(_mkdocs(ours, f"site{run}")))
        if not run:
            pages = plain.write_site(MAIN, ours / "site0", other)
            assert pages == size, f"{pages} pages"
        measured.plain.append(_run(_mkdocs(other, f"site{run}")))
    print(measured, flush=True)
    return measured


def _growth(small: Measured, large: Measured) -> bool:
    """Judge how the cost grows, and show what plain MkDocs does."""
    times, theirs = max(_quotient(large.ours, small.ours)), max(_quotient(large.plain, small.plain))
    limit = GROWTH * large.size / small.size
    return verdict(f"cost of {large.size} over {small.size} (plain: {theirs:.1f})", times, limit, " times")


def _check(folder: Path, size: int) -> list[bool]:
    """Measure `check` of everything and of one file in the middle, best of three."""
    files = sorted(path for path in (folder / "insatser").glob("*/*.yml") if not path.match("_*/*"))
    one = str(files[len(files) // 2])
    whole = min(_run(_insatskartan(folder, "check")).wall for _ in range(3))
    single = min(_run(_insatskartan(folder, "check", one)).wall for _ in range(3))
    limit = CHECK_ALL * max(1, size / LARGE)
    return [
        verdict(f"check of {len(files)} files", whole, limit, " s"),
        verdict(f"check of one file among {len(files)}", single, CHECK_ONE, " s"),
    ]


def verdict(what: str, value: float, limit: float, unit: str) -> bool:
    """Print a figure with its target; tell whether it was met."""
    well = value <= limit
    print(f"{'ok  ' if well else 'MISS'}  {what}: {value:.2f}{unit} (target: at most {limit:g}{unit})", flush=True)
    return well


if __name__ == "__main__":
    sys.exit(main())
