"""The shares of a divided test run are the whole run."""

from __future__ import annotations

import pytest

from support.shards import share


def test_each_test_is_in_one_share() -> None:
    """Nothing is left out and nothing runs twice, whichever way the tests were collected."""
    names = [f"test[{number}]" for number in range(11)]
    shares = [share(names[::-1], f"{number}/4") for number in range(1, 5)]
    assert sorted(name for found in shares for name in found) == sorted(names)
    assert {len(found) for found in shares} == {2, 3}


@pytest.mark.parametrize("shard", ["0/4", "5/4", "1", "a/b", "1/0", "-1/4"])
def test_a_share_that_is_none_is_refused(shard: str) -> None:
    """A slip in a workflow must not run fewer tests in silence."""
    with pytest.raises(ValueError, match="SHARD ska vara till exempel 2/4"):
        share(["test"], shard)
