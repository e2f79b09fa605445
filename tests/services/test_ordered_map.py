"""Work that is given to workers, in its order."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from factcheck.services.pipeline import ordered_map


def test_results_come_in_the_order_of_the_items() -> None:
    """Several items are worked on by the pool, and their results come in their order."""
    with ThreadPoolExecutor(2) as pool:
        assert [1, 4, 9] == list(ordered_map(pool, lambda number: number**2, [1, 2, 3], window=2))


def test_one_item_alone_needs_no_worker() -> None:
    """A pool that takes no more work is not asked for a single item, nor for none."""
    pool = ThreadPoolExecutor(1)
    pool.shutdown()

    assert [9] == list(ordered_map(pool, lambda number: number**2, [3], window=2))
    assert [] == list(ordered_map(pool, lambda number: number**2, [], window=2))
