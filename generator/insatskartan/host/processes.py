"""Make pages and open data in one process, or in two that share the work."""

from __future__ import annotations

import multiprocessing
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")


class SecondProcessError(Exception):
    """The second process failed; it has printed why."""


def alone(plan: Sequence[Callable[[], T]], write: Callable[[], None]) -> tuple[list[T], Callable[[], None]]:
    """Make the pages of a plan; return them and a function that writes the open data."""
    return [make() for make in plan], write


def shared(plan: Sequence[Callable[[], T]], write: Callable[[], None]) -> tuple[list[T], Callable[[], None]]:
    """Do the same with a second process, which makes every second page and then writes the open data.

    The returned function waits for the writing; it raises SecondProcessError when that failed.
    """
    fork = multiprocessing.get_context("fork")
    receiver, sender = fork.Pipe(duplex=False)

    def work() -> None:
        sender.send([make() for make in plan[1::2]])
        write()

    child = fork.Process(target=work)
    child.start()
    sender.close()  # with only the child holding it, its early end raises EOFError below

    def wait() -> None:
        child.join()
        if child.exitcode:
            raise SecondProcessError("Sidorna och de öppna data kunde inte göras. Felet står ovanför.")

    made = [make() for make in plan[::2]]
    try:
        theirs = iter(receiver.recv())
    except EOFError:
        wait()
        raise
    return [page for mine in made for page in (mine, *islice(theirs, 1))], wait


def stop() -> None:
    """Kill a second process that is still running."""
    for child in multiprocessing.active_children():
        child.kill()
        child.join()
