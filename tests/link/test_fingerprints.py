"""Fingerprints of wordings."""

from __future__ import annotations

from xxhash import xxh3_64_intdigest

from factcheck.link.fingerprints import fingerprints
from factcheck.link.wording import wording_of


def test_every_stretch_of_three_words_counts_once() -> None:
    """Four stretches, two of them equal, give three fingerprints in ascending order."""
    found = fingerprints(wording_of("go on and go on and"))
    assert 3 == len(found)
    assert sorted(set(found)) == list(found)


def test_a_fingerprint_is_48_bits_of_a_named_hash() -> None:
    """Another program can make the same numbers."""
    expected = (xxh3_64_intdigest(b"enough is enough") & 0xFFFFFFFFFFFF,)
    assert expected == fingerprints(wording_of("Enough is enough!"))


def test_none_reaches_across_a_mark() -> None:
    """Six words about a gap give the two stretches beside it."""
    whole = set(fingerprints(wording_of("one of us will go home")))
    parted = set(fingerprints(wording_of("one of us … will go home")))
    assert 4 == len(whole)
    assert 2 == len(parted)
    assert parted < whole


def test_few_words_give_one() -> None:
    """A wording without three words in a row has one fingerprint, one without words none."""
    assert 1 == len(fingerprints(wording_of("racist")))
    assert 1 == len(fingerprints(wording_of("we will … not … ever go")))
    assert () == fingerprints(wording_of("…"))


def test_both_spellings_have_the_same() -> None:
    """Candidates are found across house styles."""
    assert fingerprints(wording_of("the labor party won")) == fingerprints(
        wording_of("the labour party won")
    )
