"""Findings in drafts as JUnit XML, which build servers show as tests: a suite a draft, a case a finding.

A check that found nothing is a case that passed, a finding that is passed over one that was skipped.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from factcheck.model.draft import CheckAsked, CheckedDraft, CheckedDrafts, DraftFinding
from factcheck.model.problem import Problem
from factcheck.report.visible import one_line


def junit_text(checked: CheckedDrafts) -> str:
    """Return the document, with a declaration of its encoding."""
    root = Element("testsuites", name="factcheck check")
    for draft in checked.drafts:
        _suite(root, draft, checked.checks)
    if checked.problems:
        suite = SubElement(root, "testsuite", name="inputs")
        for problem in checked.problems:
            _unreadable(suite, problem)
        _count(suite)
    indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'


def _suite(root: Element, draft: CheckedDraft, checks: tuple[CheckAsked, ...]) -> None:
    suite = SubElement(root, "testsuite", name=one_line(draft.file))
    for check in checks:
        found = [one for one in draft.findings if one.check == check.name]
        if not found:
            SubElement(suite, "testcase", classname=check.name, name=one_line(draft.file))
        for one in found:
            _case(suite, one)
    _count(suite)


def _case(suite: Element, finding: DraftFinding) -> None:
    name = f"{one_line(finding.file)}:{finding.place.line}:{finding.place.column}"
    case = SubElement(suite, "testcase", classname=finding.check, name=name)
    message = one_line(finding.message)
    if finding.passed is not None:
        SubElement(case, "skipped", message=finding.passed.reason or finding.passed.by.value)
        return
    failure = SubElement(case, "failure", message=message, type=finding.severity.value)
    failure.text = f"{name}: {finding.severity.value} {finding.check} {message}"


def _unreadable(suite: Element, problem: Problem) -> None:
    case = SubElement(suite, "testcase", classname="input", name=one_line(problem.source))
    SubElement(case, "error", message=one_line(problem.message), type=problem.code.value)


def _count(suite: Element) -> None:
    suite.set("tests", str(len(suite)))
    for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(attribute, str(sum(case.find(tag) is not None for case in suite)))
