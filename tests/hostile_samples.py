"""Articles that try to be more than text: markup, templates, formulas, paths, marks that turn the line.

The last is one word of a million letters under a title of three thousand.
"""

from __future__ import annotations

TAG = "<script>alert(1)</script>"
BREAK = "\"'><img src=x onerror=alert(1)>"
TEMPLATE = "{{ 7 * 191 }}{% include 'x' %}${7*191}"
TURNED = "\u202egnorw\u202c"
SAID = f"We will not sell the {TAG} boats {BREAK} that {TEMPLATE} this island {TURNED} has left to us"
ALTERED = SAID.replace("will not", "will")
KEPT = (
    f"Nobody here will ever give up the old {TAG} ferries {TEMPLATE} of this island, {TURNED}whoever asks"
)
GIVEN_UP = KEPT.replace("ferries", "<script>trams")

HOSTILE = [
    {
        "id": f"=cmd|' /C calc'!A0{TAG}",
        "title": f"{TAG}{BREAK}{TEMPLATE}{TURNED}",
        "outlet": f"@SUM(1+1){TAG}",
        "byline": f"{BREAK}",
        "url": "javascript:alert(document.cookie)",
        "published": "2021-03-03",
        "text": (
            f"“{SAID},” Ana Ruiz said.\n\nThe the {TAG} pier of {BREAK} was \x1b[31mred\x07.\n\n"
            f"“{KEPT},” Ana Ruiz said.\n"
        ),
    },
    {
        "id": "../../../etc/passwd",
        "title": f"+1+1{BREAK}",
        "outlet": f"-2+3{TEMPLATE}",
        "url": 'https://beacon.example/a"onmouseover="alert(1)?q=<script>',
        "published": "2021-03-04",
        "text": (
            f"“{ALTERED},” Ana Ruiz said.\n\n“{SAID},” Ana Ruiz repeated.\n\n“{GIVEN_UP},” Ana Ruiz said.\n"
        ),
    },
    {
        "id": "long",
        "title": "x" * 3_000,
        "text": "a" * 1_000_000 + f"\n\n“{SAID},” said Ana Ruiz.\n",
    },
]
