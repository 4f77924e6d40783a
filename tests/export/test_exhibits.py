"""Pages beside the map in a file: they show what the page shows, for the choices of its link."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from lxml import etree
from pptx import Presentation

from dashboard.analysis import build_catalogue
from dashboard.drawing.encoder import decode_values
from dashboard.drawing.part import Cell, Part
from dashboard.drawing.signs import area_sign
from dashboard.drawing.timeline_funding import MOST_ROWS
from dashboard.export.exhibits import is_asked
from dashboard.export.exhibits.asked import Asked
from dashboard.export.exhibits.exhibit import STILL, Scope
from dashboard.export.fitted import fitted
from dashboard.export.picture import chart_picture, fundings_picture, map_picture, refuse_chart
from dashboard.export.slide import Slide
from dashboard.export.slide_markup import scene_markup
from dashboard.export.slide_words import origin, remarks
from dashboard.export.slides_html import slides_html
from dashboard.export.slides_pdf import slides_pdf
from dashboard.export.slides_pptx import slides_pptx
from dashboard.model import Relation
from dashboard.model.finding import Complaint
from dashboard.selection import Scene, Selection
from dashboard.sources import load
from tests.analysis.small import DATASET
from tests.export.decks import deck
from tests.export.test_profile_pdf import read
from tests.export.test_slides import draw_quickly
from tests.sources.folders import write_hostile_folder

THURINGIA = Selection(state=("16",))
SCENES = {
    "gaps": Scene(page="gaps", choices=(("gaps_row", ("youth",)),)),
    "gaps by Land": Scene(page="gaps", selection=THURINGIA, choices=(("gaps_level", ("state",)),)),
    "cliff": Scene(page="cliff", choices=(("cliff_day", ("2022-12-31",)),)),
    "profile": Scene(page="profile", choices=(("profile", ("16070",)),)),
    "partners": Scene(
        page="partners", choices=(("partner_for", ("atlas",)), ("partner_of", ("club",)))
    ),
    "network": Scene(page="network"),
    "network on the map": Scene(page="network", choices=(("network_show", ("map",)),)),
}
TOLD = {
    "gaps": (
        "Lücken und Überschneidungen: youth",
        "Erfasst in 1 von 94 Kreisen",
        ("youth", "1", "93"),
    ),
    "gaps by Land": ("Lücken und Überschneidungen: language", "Erfasst in 1 von 1", ("youth", "2")),
    "cliff": (
        "Förderkante: 31. Dezember 2022",
        "Keiner der betrachteten Einträge verlor",
        ("Ende der Förderung nicht erfasst", "1"),
    ),
    "profile": ("Kreisprofil: Ilm-Kreis", "2 Einträge sitzen hier", ("youth", "● hier erfasst")),
    "partners": ("Partner finden", "3 mögliche Partner für Club.", ("Office", "7")),
    "network": ("Netzwerk", "6 Beteiligte, 5 Beziehungen", ("Fund", "2", "2", "1")),
    "network on the map": ("Netzwerk", "6 Beteiligte, 5 Beziehungen", ("Fund", "2", "2", "1")),
}


@pytest.fixture(scope="module")
def slides() -> dict[str, Slide]:
    return dict(zip(SCENES, deck(SCENES.values()).slides, strict=True))


@pytest.mark.parametrize("name", SCENES)
def test_a_page_is_shown_with_its_title_its_answer_and_its_table(name, slides):
    title, sentence, row = TOLD[name]
    slide = slides[name]
    assert slide.title == title and slide.sentence.startswith(sentence)
    assert slide.table is not None
    rows = [tuple(cell.text for cell in each) for each in slide.table.rows]
    assert any(each[: len(row)] == row for each in rows)
    assert all(len(each) == len(slide.table.headers) for each in rows)
    assert slide.lost == () and not any("Festgehalten" in each for each in remarks(slide))


@pytest.mark.parametrize("name", SCENES)
def test_its_picture_stands_by_itself_and_says_what_it_shows(name, slides):
    svg = str(slides[name].figure.still(480, 400))
    drawn = etree.fromstring(svg)
    assert (drawn.get("width"), drawn.get("height")) == ("480", "400")
    assert drawn.get("aria-label") == slides[name].figure.words
    declared = {each.get("id") for each in drawn.iter() if each.get("id")}
    used = {each.get("fill") for each in drawn.iter() if "url(" in (each.get("fill") or "")}
    assert used == {f"url(#{each})" for each in declared}
    assert etree.fromstring(map_picture(slides[name])) is not None


def test_what_is_not_recorded_is_hatched_on_the_map_and_in_its_key(slides):
    figure = slides["gaps"].figure
    assert 'id="fill-unknown"' in figure.still(480, 400)
    assert (area_sign("unknown"), "Nicht erfasst (93 Kreise)") in figure.key(8)


@pytest.mark.parametrize(
    ("name", "layer"),
    [("gaps", "tints"), ("cliff", "tints"), ("profile", "areas"), ("network on the map", "lines")],
)
def test_in_the_browser_the_map_of_the_page_moves(name, layer, slides):
    assert decode_values(slides[name].figure.moving)[layer]


def test_the_files_have_the_table_as_a_table(slides, monkeypatch):
    draw_quickly(monkeypatch)
    pages = replace(deck(), slides=tuple(slides.values()))
    text = read(slides_pdf(pages))[1]
    html = slides_html(pages).decode()
    made = list(Presentation(BytesIO(slides_pptx(pages))).slides)
    for page, (name, (title, _, row)) in zip(made, TOLD.items(), strict=True):
        (table,) = [each.table for each in page.shapes if each.has_table]
        rows = [tuple(cell.text for cell in each.cells) for each in table.rows]
        assert any(each[: len(row)] == row for each in rows), name
        assert title in text and row[0] in text and f"{title}</h2>" in html
        words = [each._element._nvXxPr.cNvPr.get("descr") for each in page.shapes if each.has_table]
        assert all(words)
    assert html.count("<table") == len(SCENES) and "Alliance" in text


def test_the_timeline_of_a_page_is_a_picture_of_its_own(slides):
    drawn = etree.fromstring(chart_picture(slides["profile"]))
    said = "".join(drawn.itertext())
    assert "Kreisprofil: Ilm-Kreis" in said and "Stand: 25. November 2026" in said
    for name in ("cliff", "gaps"):  # nobody is at the edge; and no timeline at all
        with pytest.raises(Complaint):
            refuse_chart(slides[name])


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"partner_for": ("atlas",), "partner_place": ("16070",)},
        {"partner_of": ("club",)},
        {"partner_for": ("atlas",), "partner_of": ("bridge",)},  # a project
        {"partner_topic": ("gone",)},
    ],
)
def test_a_page_that_is_asked_for_nobody_gives_way_to_the_map(asked):
    (slide,) = deck([Scene(page="partners", choices=tuple(sorted(asked.items())))]).slides
    assert slide.exhibit is None and "8 Organisationen" in slide.sentence
    assert slide.title == "partners" and "der Seite „partners“" in slide.sentence
    scope = Scope(slide.matching, slide.choices, slide.symbols, slide.language, slide.day)
    assert not is_asked("partners", scope, Asked(asked))
    assert is_asked("partners", scope, Asked({"partner_place": ("16070",)}))
    assert is_asked("network", scope, Asked({}))


def test_a_topic_of_the_edge_stands_above_the_map_alone():
    asked = (("cliff_day", ("2020-12-31",)), ("cliff_topic", ("youth",)))
    (slide,) = deck([Scene(page="cliff", choices=asked)]).slides
    assert slide.title == "Förderkante: 31. Dezember 2020"
    assert slide.above == "Auf der Karte: youth" and slide.above in map_picture(slide)
    assert [row[0].text for row in slide.table.rows] == ["Bridge"]


def test_the_map_of_a_network_says_which_ties_have_no_line(slides):
    said = slides["network on the map"].figure.reading
    assert "1 Beziehung bleibt an einem Ort" in said and "3 Beziehungen haben keine Linie" in said
    told = " ".join(remarks(slides["network"]))
    assert "Zuerst steht, wer die meisten Länder verbindet" in told and "Filter" not in told


def test_a_timeline_that_is_cut_says_so():
    many = tuple(
        DATASET.fundings[0].model_copy(update={"id": f"f{n}"}) for n in range(MOST_ROWS + 5)
    )
    catalogue = build_catalogue(replace(DATASET, fundings=many))
    scene = Scene(page="cliff", choices=(("cliff_day", ("2020-12-31",)),))
    (slide,) = deck([scene], catalogue=catalogue).slides
    assert slide.exhibit.chart().reading.endswith("Die ersten 20 von 25.")


def test_what_a_link_asks_in_vain_is_said():
    asked = (("gaps_row", ("gone",)), ("gaps_level", ("moon",)))
    (slide,) = deck([Scene(page="gaps", choices=asked)]).slides
    assert slide.title.endswith(": language")
    assert remarks(slide)[0] == "Nicht im Atlas und darum weggelassen: moon und gone."


@pytest.mark.parametrize(
    ("values", "found", "lost"),
    [
        ({}, (7, ()), []),
        ({"n": ["3"], "list": ["a", "b"]}, (3, ("a", "b")), []),
        ({"n": ["many"], "list": ["a", "c", "a"]}, (7, ("a",)), ["many", "c"]),
        ({"n": ["11"]}, (7, ()), ["11"]),
        ({"n": []}, (7, ()), []),
    ],
)
def test_choices_are_read_as_the_page_reads_them(values, found, lost):
    asked = Asked(values)
    read_values = asked.one("n", 7, range(10), int), asked.several("list", ("a", "b"))
    assert (read_values, asked.lost) == (found, lost)


def test_a_table_takes_the_rows_that_fit_and_counts_the_others():
    rows = tuple((Cell(f"Name {n} " + "wort " * 12), Cell(str(n))) for n in range(30))
    told = fitted(Part("p", "Liste", ("Name", "Zahl"), rows, more=5), letters=40, lines=20)
    assert 0 < len(told.rows) < 12 and told.more == 35 - len(told.rows)
    assert sum(told.widths) == pytest.approx(1) and told.widths[0] > told.widths[1]
    assert fitted(Part("p", "Leer", ("Name",), ()), letters=40, lines=20).rows == ()


def test_a_page_names_the_sources_of_what_it_shows_and_no_others():
    bodies = tuple(each.model_copy(update={"source": each.id}) for each in DATASET.organisations)
    paid = tuple(each.model_copy(update={"source": "grants"}) for each in DATASET.fundings)
    ends = {"subject": "club", "kind": "member", "object": "alliance"}
    treaty = Relation(id="r", source="treaty", **ends)
    tables = {"organisations": bodies, "fundings": paid, "relations": (treaty,)}
    catalogue = build_catalogue(replace(DATASET, **tables))
    member = (("network_kind", ("member",)),)
    asked = {**SCENES, "network": Scene(page="network", choices=member)}
    made = dict(zip(asked, deck(asked.values(), catalogue=catalogue).slides, strict=True))
    told = {name: origin(each, 99)[0] for name, each in made.items()}
    assert told["network"] == "Quellen: s; alliance; club; treaty."
    assert "grants" in told["cliff"] and "treaty" not in told["cliff"]
    assert told["profile"] == "Quellen: s; alliance; club; council; fund; grants."
    assert "berlin" not in told["gaps by Land"] and "office" in told["gaps by Land"]
    assert "treaty" in told["network on the map"] and "grants" in told["network on the map"]
    assert any("Destatis" in each for each in remarks(made["profile"]))
    (page,) = deck([Scene()], catalogue=catalogue).slides
    assert "grants" in fundings_picture(page) and "grants" not in map_picture(page)
    assert "grants" in scene_markup(page)  # its years go through the fundings


def test_the_names_of_a_network_can_be_read_on_the_big_screen(root, tmp_path):
    """At least 24 pixels high at 1280 x 720, whatever they are called."""
    write_hostile_folder(tmp_path / "hostile")
    for folder in (root / "data", tmp_path / "hostile"):
        world = build_catalogue(load(folder).dataset)
        (slide,) = deck([Scene(page="network")], catalogue=world).slides
        drawn = etree.fromstring(str(slide.figure.still(*STILL)).encode())
        _, _, wide, high = map(float, drawn.get("viewBox").split())
        sizes = {float(each) for each in drawn.xpath("//@font-size")}
        assert min(sizes) * min(STILL[0] / wide, STILL[1] / high) >= 24
        assert len(drawn.xpath("//*[local-name()='g']")) >= 3
