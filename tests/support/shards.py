"""One share of a test run: `SHARD=2/4` keeps every fourth test, so that machines can divide the browser tests."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence


def share(names: Sequence[str], shard: str) -> set[str]:
    """Return the names that belong to a share written «number/of how many»; together the shares are all of them.

    Names are dealt out in their order, so that the cases of one slow test are spread evenly. Raises ValueError if the
    share is written otherwise.
    """
    found = re.fullmatch(r"([1-9]\d*)/([1-9]\d*)", shard)
    if not found or int(found[1]) > int(found[2]):
        raise ValueError(f"SHARD ska vara till exempel 2/4, men är «{shard}».")
    return set(sorted(names)[int(found[1]) - 1 :: int(found[2])])


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what belongs to other shares."""
    shard = os.environ.get("SHARD")
    if shard:
        try:
            kept = share([item.nodeid for item in items], shard)
        except ValueError as error:
            raise pytest.UsageError(str(error)) from error
        config.hook.pytest_deselected(items=[item for item in items if item.nodeid not in kept])
        items[:] = [item for item in items if item.nodeid in kept]
