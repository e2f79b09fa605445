"""Laws that hold for the extraction of any text."""

from __future__ import annotations

import pytest
from extracted import LINEAR, extract, growth
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factcheck.extract import EXTRACTOR
from factcheck.model.quote import QuoteKind

PIECES = [
    *(
        [
            "“",
            "”",
            '"',
            "''",
            "‘",
            "’",
            "'",
            "«",
            "»",
            "„",
            "``",
            ".",
            ",",
            "?",
            "!",
            ":",
            "—",
            "-",
            "(",
            ")",
            "…",
            "...",
        ]
    ),
    *(
        " ",
        "\n",
        "\n\n",
        " said ",
        "Smith",
        "Ann Lee",
        " he ",
        " she ",
        "Mr. ",
        "the ",
        "mayor ",
        "The letter ",
    ),
    *(
        "according to ",
        "de ",
        "U.S. ",
        "Department of ",
        "Justice ",
        "’s ",
        " who ",
        "and ",
        "called ",
        "23 ",
    ),
    *(
        "Jr.",
        "O’Neil ",
        "\x00",
        "\ud800",
        "😀",
        "é",
        "İ",
        "ß",
        "@x",
        "=",
        '<a b="',
        '">',
        "\u2028",
        "\xa0",
        "\t",
    ),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=50).map("".join) | st.text(max_size=60)
Row = tuple[str, str | None, str, str]


def rows(text: str) -> list[Row]:
    """Return what is found, without offsets and line endings."""
    return [
        (quote.span.of(text).replace("\r\n", "\n"), quote.speaker, quote.role.value, quote.method.value)
        for quote in extract(text).quotes
    ]


@settings(max_examples=150, deadline=None)
@example("’,Smith said , said U.S. ")
@given(TEXTS)
def test_spans_lie_in_the_text_in_order_without_overlap(text: str) -> None:
    """Stretches ascend, only those told without marks may hold others; names ascend; all lie in the text.

    *Hale told CTV that Roe said 22 fell* tells one statement within another.
    """
    found = extract(text)
    last = starts = 0
    for quote in found.quotes:
        assert starts <= quote.span.start < quote.span.end <= len(text)
        starts = quote.span.start
        if quote.kind is not QuoteKind.INDIRECT:
            assert last <= quote.span.start
            last = quote.span.end
        assert all(span.end <= len(text) for span in (quote.mention, quote.cue) if span is not None)
        assert 0.0 <= quote.confidence <= 1.0
        assert (quote.speaker is None) == (quote.confidence == 0.0)
    assert [name.span for name in found.names] == sorted(name.span for name in found.names)
    assert found.extractor == EXTRACTOR


@settings(max_examples=150, deadline=None)
@given(TEXTS.map(lambda text: text.replace("\r", "")))
def test_line_endings_and_trailing_blanks_change_nothing(text: str) -> None:
    """CRLF for LF, and blanks at the end, give the same stretches."""
    expected = rows(text)
    assert expected == rows(text.replace("\n", "\r\n"))
    assert expected == rows(text + " \n")


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_quotation_numbers_ascend_from_zero(text: str) -> None:
    """Numbers rise by at most one, in the order of the text."""
    numbers = [quote.quotation for quote in extract(text).quotes]
    assert all(0 <= two - one <= 1 for one, two in zip([0, *numbers], numbers, strict=False))


@pytest.mark.parametrize(
    "piece", ["“a ", '"a ', "''a ", "‘a ", "'a ", "«a ", "“a” ", '"', "’", '<a b="', "“a\n"]
)
def test_hostile_marks_take_linear_time(piece: str) -> None:
    """Four times the marks cost about four times as much, whatever the family."""
    assert growth(extract, piece, 60_000) < LINEAR


@pytest.mark.parametrize(
    "piece",
    [
        *("a” ", 'a" ', "a'' ", "a’ ", "a» ", "a›", "„a “", "‘a’ ", "”\n", "`a ", "‹a "),
        *("Lee's ", "a'b'", "'", "a-b-", "-- ", "— ", "(", "a) ", "[a] ", "<a ", "</a", "{a: "),
        *(
            "«a “b” c» ",
            "“a ‘b’ c” ",
            "“a” ‘b’ «c» ",
            "“We go on with it ",
            "We go on with it.” ",
            "“We go.” ",
        ),
        *("“We go on,” and on it went ", "''a'' ", "``a'' ", "‹a› ", "'a ' ", "“”", '""', "’“"),
        *(
            "A\n",
            "Ab\n",
            "\n\nA",
            ", ",
            "a, ",
            "Ann, ",
            "J. K. ",
            "J. K. Lee said. ",
            "Ann ",
            "word ",
            "He said. ",
        ),
        *("1", "1 ", "1,", "1.1.", "1/2 ", "5 percent ", "a", "A", "Aa", "A.", "\n", " \n", ". ", "? "),
        *("Ann Lee. ", "Ann Lee met Bob Lee. ", "Department of ", "U.S. ", "Share this\n", "One; "),
        *(
            "“We stay,” said Ann Lee. ",
            "“We stay,” said Ann Lee.\n",
            "Ann Lee said 12 men in Carrow left. ",
        ),
    ],
)
def test_hostile_repetition_takes_linear_time(piece: str) -> None:
    """So do closing marks, apostrophes, dashes, brackets, digits, names, long words and quotations."""
    assert growth(extract, piece, 12_000) < LINEAR


def _word(number: int) -> str:
    """Return a capitalised word of four letters, another one for each number below 456,976."""
    return "".join(chr(97 + number // 26**place % 26) for place in range(4)).capitalize()


@pytest.mark.parametrize(
    "names",
    [
        "Ann {0} Lee met {0} Lee. ",
        "{0} Lee met. ",
        "Ann {0} met. ",
        "Mr. {0} met. ",
        "The {0} Agency met. ",
        "{0} Systems Inc. grew. {0} fell. ",
        "The Department of {0} said so. ",
        "12 {0} Street. ",
        "“We go,” said {0}. ",
    ],
)
def test_distinct_names_take_linear_time(names: str) -> None:
    """Four times as many names cost four times as much: none is compared with all others."""

    def read(text: str) -> None:
        extract("".join(names.format(_word(number)) for number in range(len(text))))

    assert growth(read, "x", 900) < LINEAR


def test_a_roll_of_names_is_passed_over() -> None:
    """Ten thousand names that stand close are no prose; the story before them keeps its own."""
    story = (
        "Ann Hale met Bob Dorn at the mill on Monday, and both of them left before the rain came.\n\n" * 50
    )
    roll = "".join(f"{_word(number)} Lee, " for number in range(11_000))
    assert {name.entity for name in extract(story + roll).names} == {"Ann Hale", "Bob Dorn"}
    assert len(extract(story + roll[:50_000]).names) > 100


def test_deeply_nested_marks_take_linear_time() -> None:
    """Thousands of marks that open one within another, and then close."""
    assert growth(lambda text: extract(text + text.replace("“a", "a”")), "“a ", 12_000) < LINEAR


def test_two_thousand_marks_in_one_paragraph() -> None:
    """A thousand quotations in one line are all found."""
    text = "“We are here to stay,” said Ruth Abara. " * 1_000
    assert len(extract(text).quotes) == 1_000
