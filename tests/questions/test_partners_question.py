"""Whom should a new Ukrainian initiative in Halle talk to, and why?

Asked as a reader does: the page "Partner finden" (two clicks in the navigation), and the
question typed into its first field (the third). What is expected was read in the documents:
003, line 6: "Ukrainehilfe vernetzen" brings new initiatives together with established partners
in Saxony, Saxony-Anhalt and Thuringia, "landesweiten Akteuren wie der lagfa Sachsen-Anhalt
e.V., der Ehrenamtsagentur Sachsen und der Thüringer Ehrenamtsstiftung"; Bürger für Bürger is
whose project it is (line 15), until 31 December 2022 (line 2). Halle is in Saxony-Anhalt.
"""

from __future__ import annotations

import re

from tests.drawing.markup import Parsed
from tests.ui.at_page import at_page
from tests.ui.test_app import faults
from tests.ui.test_quality_page import markup

PROJECT = "Ukrainehilfe vernetzen – Austausch und Kooperation fördern (bis 31. Dezember 2022)"


def test_a_new_ukrainian_initiative_in_halle_finds_its_partners_and_why():
    test = at_page("partners")
    test.text_input(key="partner_text").input("Ukrainische Initiative in Halle").run()
    assert not test.exception
    assert not faults(test)
    table = markup(test, "partners_table")
    names = re.findall(r'<th scope="row"><button[^>]*>([^<]*)</button></th>', table)
    assert names == [
        "Bürger für Bürger",
        "lagfa Sachsen-Anhalt e.V.",
        "Ehrenamtsagentur Sachsen",
        "Thüringer Ehrenamtsstiftung",
    ]
    said = Parsed(table).words
    assert said.count(f"Geflüchtete aus der Ukraine, durch {PROJECT}") == 4
    assert said.count("arbeitet landesweit: Sachsen-Anhalt") == 2
