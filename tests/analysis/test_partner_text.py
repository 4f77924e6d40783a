"""An initiative in a few words: what of it is understood."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis.partner_text import Understood, understood
from dashboard.geography import districts

TOPICS = {
    "arrival_integration": ("Ankommen und Integration", "Arrival and integration"),
    "language": ("Sprachförderung", "Language learning"),
    "counselling": ("Beratung und Begleitung", "Counselling and accompaniment"),
    "employment": ("Arbeit und berufliche Integration", "Work and employment"),
    "youth": ("Jugendarbeit", "Youth work"),
}
GROUPS = {
    "refugees": ("Geflüchtete", "Refugees"),
    "refugees_ukraine": ("Geflüchtete aus der Ukraine", "Refugees from Ukraine"),
    "organisations": ("Vereine, Träger und Initiativen", "Associations, carriers and initiatives"),
}
FUNDERS = {
    "erfurt": ("Stadt Erfurt",),
    "dsee": ("Deutsche Stiftung für Engagement und Ehrenamt", "DSEE"),
    "sprache": ("Stiftung Sprache", ""),
}
HALLE = {"places": ("15002",), "others": ("03255", "03456")}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Ukrainische Initiative in Halle", {**HALLE, "target_groups": ("refugees_ukraine",)}),
        ("new Ukrainian initiative in Halle", {**HALLE, "target_groups": ("refugees_ukraine",)}),
        ("GEFLUECHTETE aus Weida", {"places": ("16076",), "target_groups": ("refugees",)}),
        ("Sprachkurse im Ilm-Kreis", {"places": ("16070",), "topics": ("language",)}),
        ("Halle (Saale)", {"places": ("15002",)}),
        ("Leipzig", {"places": ("14713",), "others": ("14729",)}),
        ("Landkreis Leipzig", {"places": ("14729",), "others": ("14713",)}),
        ("Integration in Sachsen-Anhalt", {"places": ("15",), "topics": ("arrival_integration",)}),
        ("Beratung", {"topics": ("counselling",)}),
        ("in in in", {}),
        ("", {}),
        ("<script>alert(1)</script> {{7*7}}", {}),
    ],
)
def test_places_topics_and_target_groups_are_understood(text, meant):
    assert understood(text, TOPICS, GROUPS) == Understood(**meant)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Initiative in Halle, gefördert von der Stadt Erfurt", {**HALLE, "funders": ("erfurt",)}),
        ("Von der DSEE geförderte Sprachkurse", {"topics": ("language",), "funders": ("dsee",)}),
        ("funded by: Stadt Erfurt, dsee.", {"funders": ("erfurt", "dsee")}),
        ("Förderung durch die Stiftung Sprache", {"funders": ("sprache",)}),
        ("Initiative der Stadt Erfurt", {"places": ("16051",)}),  # of no word who pays
        ("gefördert von der Stadt Weida", {"places": ("16076",)}),  # nobody who pays in the atlas
    ],
)
def test_funders_are_understood_where_the_words_speak_of_paying(text, meant):
    assert understood(text, TOPICS, GROUPS, FUNDERS) == Understood(**meant)


@settings(max_examples=50)
@given(st.text(max_size=400))
def test_whatever_is_typed_is_understood_or_not(text):
    found = understood(f"{text} geld", TOPICS, GROUPS, {"any": (text, text[:9])})
    assert set(found.funders) <= {"any"}
    assert set(found.topics) <= set(TOPICS)
    assert set(found.target_groups) <= set(GROUPS)
    assert len(found.places) <= 1


@pytest.mark.parametrize(
    ("text", "first", "further"),
    [
        ("Jugendliche in Gotha und Weimar", "16067", ("16055",)),
        ("Gotha, Weimar, Erfurt", "16067", ("16055", "16051")),
        ("Beratung in Gotha und im Ilm-Kreis", "16067", ("16070",)),
        ("Initiative in Gotha oder Sachsen-Anhalt", "16067", ("15",)),
        ("Initiative in Gotha in Thüringen", "16067", ()),  # where Gotha lies
        ("in Gotha und in Gotha", "16067", ()),
    ],
)
def test_places_named_besides_the_first_are_told(text, first, further):
    found = understood(text, TOPICS, GROUPS)
    assert (found.places[:1], found.further) == ((first,), further)


def test_every_district_is_understood_by_its_label():
    for each in districts():
        found = understood(each.label, {}, {})
        assert each.ags in (*found.places, *found.others), each.label
