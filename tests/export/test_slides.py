"""Pages to take along: as PDF, PowerPoint and HTML they say the same, and run nothing."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser
from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pptx.util import Inches, Pt
from pypdf import PdfReader

from dashboard.analysis import build_catalogue
from dashboard.analysis.timelines import fundings
from dashboard.analysis.years import funded_by_years
from dashboard.drawing.encoder import decode_values
from dashboard.drawing.stage import funded_words
from dashboard.drawing.static_chart import pixels
from dashboard.export.exhibits import EXHIBITED
from dashboard.export.picture import map_picture
from dashboard.export.short_text import shortened
from dashboard.export.slide_stories import _events, map_values
from dashboard.export.slide_words import remarks
from dashboard.export.slides_html import slides_html
from dashboard.export.slides_pdf import slides_pdf
from dashboard.export.slides_pptx import slides_pptx
from dashboard.export.takeaways import TAKEAWAYS
from dashboard.model import Dataset, Event
from dashboard.selection import Scene, Selection
from dashboard.sources import load
from tests.analysis.small import organisation
from tests.export.decks import HOST, SCENES, deck, hostile_deck
from tests.export.test_profile_pdf import read, tags
from tests.sources.folders import GOOD, HOSTILE, write_folder

PAGES = {"pdf": slides_pdf, "pptx": slides_pptx, "html": slides_html}
ATTRIBUTION = "© GeoBasis-DE / BKG (2016), Daten verändert"


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return slides_pdf(deck())


@pytest.fixture(scope="module")
def pptx() -> bytes:
    return slides_pptx(deck())


@pytest.fixture(scope="module")
def html() -> str:
    return slides_html(deck()).decode()


class Elements(HTMLParser):
    """All elements of a file with their attributes, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def draw_quickly(monkeypatch) -> None:
    """Let all pictures of PowerPoint be the same small one, where nothing hangs on them."""
    png = pixels("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>")
    monkeypatch.setattr("dashboard.export.slides_pptx.pixels", lambda *_: png)


def told(page: object) -> str:
    """All text on a slide of PowerPoint."""
    return "\n".join(shape.text_frame.text for shape in page.shapes if shape.has_text_frame)


# --- PDF --------------------------------------------------------------------------------


def test_the_pdf_has_a_tagged_page_for_each_scene(pdf):
    reader, text = read(pdf)
    assert len(reader.pages) == 3
    root = reader.trailer["/Root"]
    assert str(root["/Lang"]).startswith("de")
    assert reader.metadata is not None and reader.metadata.title == "Netze in Thüringen"
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()
    kinds = [str(tag.get("/S")) for tag in tags(root["/StructTreeRoot"])]
    assert kinds.count("/H1") == 3 and "/Link" in kinds
    for words in ("Überblick", "Ilm-Kreis", "Club", "Stand: 25. November 2026", HOST, ATTRIBUTION):
        assert words in text


def test_each_picture_in_the_pdf_says_what_it_shows(pdf):
    root = read(pdf)[0].trailer["/Root"]
    figures = [tag for tag in tags(root["/StructTreeRoot"]) if tag.get("/S") == "/Figure"]
    words = [str(figure.get("/Alt", "")) for figure in figures]
    assert len(words) == 9 and all(words)  # of each page map, timeline, and code of the link
    assert any("Karte: Ilm-Kreis" in each for each in words)


def test_however_much_is_said_a_page_of_the_pdf_stays_one(tmp_path):
    long = Scene(title="Wort " * 24, selection=Selection(text="lang " * 39), record="club")
    reader, _ = read(slides_pdf(deck([long, long])))
    assert len(reader.pages) == 2


# --- PowerPoint -------------------------------------------------------------------------


def test_powerpoint_has_native_text_charts_and_notes(pptx):
    made = Presentation(BytesIO(pptx))
    pages = list(made.slides)
    assert [page.shapes.title.text_frame.text for page in pages] == [
        "Überblick",
        "Ilm-Kreis",
        "Thüringen",
    ]
    assert pages[0].notes_slide.notes_text_frame.text == "Alle begrüßen.\nDann zeigen."
    assert not pages[1].has_notes_slide
    assert "8 Organisationen und 2 Projekte." in told(pages[0])
    (chart,) = [shape.chart for shape in pages[0].shapes if shape.has_chart]
    certain, possible = (list(series.values) for series in chart.plots[0].series)
    assert sum(certain) + max(possible) >= 5  # club, alliance, office, shelter, the two projects
    assert made.core_properties.title == "Netze in Thüringen"
    for page in pages:
        assert "Stand: 25. November 2026" in told(page) and HOST in told(page)


def test_each_picture_in_powerpoint_has_an_alternative_text(pptx):
    for page in Presentation(BytesIO(pptx)).slides:
        shown = [each for each in page.shapes if each.shape_type == 13 or each.has_chart]
        words = [each._element._nvXxPr.cNvPr.get("descr") for each in shown]
        assert len(words) == 3 and all(words)


def test_powerpoint_links_to_the_atlas_alone(pptx):
    with ZipFile(BytesIO(pptx)) as parts:
        related = "".join(
            parts.read(name).decode() for name in parts.namelist() if name.endswith(".rels")
        )
    outside = re.findall(r'Target="([^"]+)"[^>]*TargetMode="External"', related)
    assert outside and all(target.startswith(HOST) for target in outside)


def test_what_stands_beside_the_map_of_a_slide_lies_over_nothing_else(tmp_path):
    name = "Netzwerk für Integration für Spätaussiedler und Migranten der Landeshauptstadt Erfurt"
    club = {**GOOD["organisations"][0], "name": name, "summary": "Stimmt Angebote ab. " * 30}
    write_folder(tmp_path, organisations=[club, *GOOD["organisations"][1:]])
    catalogue = build_catalogue(load(tmp_path).dataset)
    scenes = [Scene(title=name, record="club-ilmenau"), Scene(selection=Selection(state=("16",)))]
    pages = list(Presentation(BytesIO(slides_pptx(deck(scenes, catalogue=catalogue)))).slides)
    for page in pages:
        boxes = sorted(
            (each.top, each.top + each.height)
            for each in page.shapes
            if each.left >= Inches(9.3) and each.top < Inches(6.4) and each.width > Inches(1)
        )
        assert len(boxes) > 2
        assert all(above[1] <= below[0] + Inches(0.05) for above, below in pairwise(boxes))
    # The title is small enough for two lines, and the summary ends between words.
    assert pages[0].shapes.title.text_frame.paragraphs[0].runs[0].font.size == Pt(19)
    assert re.search(r"(Stimmt|Angebote|ab\.)…", told(pages[0]))


def test_the_foot_of_a_slide_keeps_the_day_and_the_link_and_the_rest_is_noted(monkeypatch):
    draw_quickly(monkeypatch)
    said = [f"Bemerkung {n} dazu." for n in range(150)]
    monkeypatch.setattr("dashboard.export.slide_words.remarks", lambda _: said)
    page = Presentation(BytesIO(slides_pptx(deck(SCENES[:1])))).slides[0]
    (foot,) = [each for each in page.shapes if each.has_text_frame and HOST in each.text_frame.text]
    first, *rest = [each.text for each in foot.text_frame.paragraphs]
    assert first.startswith("Stand: 25. November 2026") and HOST in first
    assert sum(-(-len(each) // 160) for each in (first, *rest)) <= 6 and rest[-1].endswith("…")
    noted = page.notes_slide.notes_text_frame.text
    assert noted.startswith("Alle begrüßen.") and said[-1] in noted


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("eins zwei", 9, "eins zwei"),
        ("eins\nzwei drei", 11, "eins zwei…"),
        ("eins zwei, drei", 12, "eins zwei…"),
        ("Donaudampfschifffahrt", 10, "Donaudamp…"),
    ],
)
def test_long_texts_end_between_words(text, most, short):
    assert shortened(text, most) == short


@pytest.mark.parametrize("kind", ["pdf", "pptx", "html"])
def test_few_records_are_named(kind):
    (slide,) = deck([Scene(selection=Selection(district=("16070",), lens="works"))]).slides
    assert 0 < len(slide.named) <= 4
    made = PAGES[kind](replace(deck(), slides=(slide,)))
    text = {
        "pdf": lambda: read(made)[1],
        "pptx": lambda: told(Presentation(BytesIO(made)).slides[0]),
        "html": lambda: Elements(made.decode()).text,
    }[kind]()
    assert all(name in text for name in slide.named)


# --- HTML -------------------------------------------------------------------------------


def test_the_html_runs_its_own_script_and_loads_nothing(html):
    elements = Elements(html)
    (policy,) = [
        str(attributes["content"])
        for tag, attributes in elements.found
        if attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy and "http" not in policy and "data:" not in policy
    for tag in ("script", "style"):
        (content,) = re.findall(f"<{tag}>(.*?)</{tag}>", html, re.S)
        digest = b64encode(sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    for tag, attributes in elements.found:
        assert not {"src", "srcset", "style", "action"} & attributes.keys(), tag
        assert not [name for name in attributes if name.startswith("on")], tag
        if href := attributes.get("href"):
            assert tag == "a" and href.startswith(HOST)


def test_the_html_can_be_read_without_scripts(html):
    text = Elements(html).text
    for words in ("Überblick", "8 Organisationen", "Ilm-Kreis", "Stand: 25. November 2026"):
        assert words in text
    assert html.count('class="scene"') == 3 and html.count(ATTRIBUTION) >= 3
    assert "Liste der Einträge (10)" in text and "Alle begrüßen" not in html


def test_the_map_of_the_html_is_told_where_to_look_and_what_was_when(html):
    (values,) = re.findall('<template id="values">(.*?)</template>', html)
    told = decode_values(values)
    assert len(told["settings"]["districts"]["features"]) == 94
    shown = [scene["shown"] for scene in told["scenes"]]
    assert [each["view"] for each in shown] == [[], ["16070"], ["16"]]
    assert shown[2]["box"] == [10.5, 50.4, 11.5, 51.1]
    founding = told["scenes"][0]["stories"]["founding"]
    assert founding["years"] == [1992, 2022]
    assert len(founding["rows"]) == len(shown[0]["places"]) + len(shown[0]["areas"])


def test_beside_who_is_funded_stand_the_years_of_the_fundings():
    """As on the big screen, in the German of the deck."""
    funded = deck([Scene(selection=Selection(lens="funded"))])
    (slide,) = funded.slides
    paid = fundings(slide.matching.catalogue, slide.matching.shown)
    stretches = funded_by_years(paid, funded.day)
    assert slide.years and slide.years.stretches == stretches != []
    assert any("Förderung" in each for each in remarks(slide)) is bool(paid.undated)

    assert funded_words(stretches, slide.language) in slides_html(funded).decode()
    (page,) = Presentation(BytesIO(slides_pptx(funded))).slides
    (chart,) = (each for each in page.shapes if each.has_chart)
    assert chart.chart.chart_title.text_frame.text == "Förderungen"
    assert [list(each.values) for each in chart.chart.plots[0].series] == [
        [each.certain for each in stretches],
        [each.possible for each in stretches],
    ]
    told = " ".join(each.extract_text() for each in PdfReader(BytesIO(slides_pdf(funded))).pages)
    assert "Förderungen" in told and "Gründungen" not in told


def test_the_stories_of_a_page_of_a_day_tell_of_all_years_in_todays_districts():
    """Who is not there on the day of the page is there in the story of its years."""
    asked = Selection(state=("16",))
    (slide,) = deck([Scene(selection=asked.but(active=date(2016, 6, 1)))]).slides
    (ever,) = deck([Scene(selection=asked)]).slides
    of_the_day, of_all = map_values(slide), map_values(ever)
    assert of_the_day["shown"] != of_all["shown"] == of_the_day["always"]
    assert of_the_day["stories"] == of_all["stories"] != {}
    assert of_the_day["events"] == of_all["events"]
    assert of_all["always"] is None  # nothing is told twice
    assert of_the_day["shown"]["as_of"] and not of_the_day["always"]["as_of"]


def test_the_years_stop_at_events(tmp_path):
    catalogue = build_catalogue(load(write_folder(tmp_path)).dataset)
    html = slides_html(deck([Scene()], catalogue=catalogue)).decode()
    (values,) = re.findall('<template id="values">(.*?)</template>', html)
    (scene,) = decode_values(values)["scenes"]
    assert scene["events"] == {"2022": ["Treffen: Meeting of 2022"]}
    assert scene["stories"]["founding"]["years"][0] == 1992


def test_no_year_of_the_html_loses_its_events_to_earlier_ones():
    def event(id: str, start: str) -> Event:
        return Event(id=id, title=id, kind="talk", start=start, organiser="one", source="s")

    held = [event(f"many{n}", "2001") for n in range(320)]
    held += [event("late", "2019"), event("unsure", "2018/2020")]
    catalogue = build_catalogue(Dataset(organisations=(organisation("one"),), events=tuple(held)))
    (slide,) = deck([Scene()], catalogue=catalogue).slides
    told = _events(slide.circles, slide)
    assert {year: len(each) for year, each in told.items()} == {2001: 4, 2018: 1, 2019: 2, 2020: 1}
    assert told[2001][-1] == "und 317 weitere Veranstaltungen"


# --- all of them ------------------------------------------------------------------------


@pytest.mark.parametrize("kind", PAGES)
def test_the_same_pages_and_day_say_the_same(kind, monkeypatch):
    draw_quickly(monkeypatch)
    made, again = (PAGES[kind](deck()) for _ in range(2))
    if kind == "pptx":  # a packed file says when it was packed
        made, again = (_parts(each) for each in (made, again))
    assert made == again


def _parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as parts:
        names = [name for name in parts.namelist() if name.endswith(("slide1.xml", "core.xml"))]
        return {name: parts.read(name) for name in names}


@pytest.mark.parametrize("kind", PAGES)
def test_english_pages_are_english(kind, monkeypatch):
    draw_quickly(monkeypatch)
    scenes = [Scene(selection=Selection(state=("16",)))]
    made = PAGES[kind](deck(scenes, "en"))
    if kind == "pdf":
        text = read(made)[1]
    elif kind == "pptx":
        text = told(Presentation(BytesIO(made)).slides[0])
    else:
        text = Elements(made.decode()).text
    assert "As of 25 November 2026." in text and "based in Thüringen" in text


@pytest.mark.parametrize("kind", PAGES)
def test_without_any_record_there_are_pages_all_the_same(kind, monkeypatch):
    draw_quickly(monkeypatch)
    empty = build_catalogue(Dataset())
    pages = [Scene(page=page) for page in sorted(EXHIBITED)]
    assert PAGES[kind](deck([Scene(), Scene(title="Nichts"), *pages], catalogue=empty))


@pytest.mark.parametrize("code", ["pdf", "pptx", "html", "map-svg"])
def test_progress_is_told_and_only_grows(code):
    heard: list[float] = []
    TAKEAWAYS[code].make(deck(), lambda step, share: heard.append(share))
    assert heard and heard == sorted(heard) and 0 <= heard[0] <= heard[-1] <= 1


@pytest.mark.parametrize("kind", PAGES)
def test_an_address_that_is_none_of_the_web_is_text(kind, monkeypatch):
    draw_quickly(monkeypatch)
    slides = tuple(replace(each, address="javascript:alert(1)") for each in deck().slides)
    made = PAGES[kind](replace(deck(), slides=slides))
    if kind == "pdf":
        assert b"/URI" not in made
    elif kind == "html":
        assert "javascript:alert(1)" in made.decode() and 'href="javascript' not in made.decode()
    else:
        with ZipFile(BytesIO(made)) as parts:
            names = [name for name in parts.namelist() if name.endswith(".rels")]
            assert not any(b"External" in parts.read(name) for name in names)


def test_what_a_scene_names_and_the_atlas_lacks_is_left_out():
    lost = Scene(selection=Selection(state=("99",), kind=("gone",)), record="nobody-knows")
    (slide,) = deck([lost]).slides
    assert slide.sentence == "8 Organisationen und 2 Projekte." and slide.highlight is None
    assert remarks(slide)[0].endswith("weggelassen: 99 und gone.")


def test_a_day_that_no_reader_can_ask_for_is_left_out_of_a_scene():
    far = Selection(active=date(9999, 12, 31))
    (slide,) = deck([Scene(page="profile", selection=far)]).slides
    assert slide.exhibit and slide.lost == ("9999-12-31",)
    edge = Scene(page="cliff", choices=(("cliff_day", ("9999-12-31",)),))
    (slide,) = deck([edge]).slides
    assert slide.exhibit and slide.lost == ("9999-12-31",)


def test_the_link_of_a_page_keeps_the_readers_language():
    (slide,) = deck([SCENES[1]], "en").slides
    assert slide.address == f"{HOST}?district=16070&record=club&lang=en"


def test_a_scene_of_a_page_that_is_no_picture_says_that_its_records_stand_for_it():
    (slide,) = deck([Scene(page="quality")]).slides
    assert slide.sentence.startswith("Festgehalten auf der Seite „quality“")
    assert slide.address == f"{HOST}quality" and slide.table is None


@pytest.mark.parametrize(
    ("page", "todays", "view", "said"),
    [
        ("", False, ("16056",), "vor den Reformen von"),
        ("gaps", False, ("16056",), "vor den Reformen von"),
        ("", True, ("16063",), "in den heutigen Kreisen"),
        ("gaps", True, ("16063",), "in den heutigen Kreisen"),
        ("quality", False, ("16063",), "in den heutigen Kreisen"),
    ],
)
def test_a_day_before_a_reform_is_shown_in_the_districts_that_the_page_shows(
    page, todays, view, said
):
    asked = Selection(district=("16056",), active=date(2015, 6, 1), todays_districts=todays)
    (slide,) = deck([Scene(page=page, selection=asked)]).slides
    assert slide.view == view
    assert any(said in each for each in remarks(slide))
    assert "<svg" in slide.figure.still(640, 400)


def test_a_file_brings_the_borders_of_former_days_where_a_scene_shows_them():
    then = Scene(selection=Selection(active=date(2015, 6, 1)))
    for scene, day in ((then, "2016-10-31"), (Scene(), None)):
        html = slides_html(deck([scene])).decode()
        (values,) = re.findall('<template id="values">(.*?)</template>', html)
        told = decode_values(values)
        assert [each["shown"]["as_of"] for each in told["scenes"]] == [day]
        assert bool(told["settings"]["former"]) == bool(day)


# --- hostile ----------------------------------------------------------------------------


def test_hostile_text_is_text_in_powerpoint(tmp_path, monkeypatch):
    draw_quickly(monkeypatch)
    made = slides_pptx(hostile_deck(tmp_path))
    pages = list(Presentation(BytesIO(made)).slides)
    assert len(pages) == len(HOSTILE) + len(EXHIBITED)
    with ZipFile(BytesIO(made)) as parts:
        for name in parts.namelist():
            assert "vba" not in name.lower() and "activex" not in name.lower()
            if name.endswith(".rels"):
                targets = re.findall(rb'Target="([^"]+)"[^>]*"External"', parts.read(name))
                assert all(target.startswith(HOST.encode()) for target in targets)
    said = "".join(told(page) for page in pages)
    assert "<script>alert(1)</script>" in said
    tables = [each.table for page in pages for each in page.shapes if each.has_table]
    cells = {cell.text for table in tables for row in table.rows for cell in row.cells}
    assert {"=cmd()", "{{7*7}}", "<img src=x onerror=alert(1)>"} <= cells


def test_hostile_text_is_text_in_html(tmp_path):
    html = slides_html(hostile_deck(tmp_path)).decode()
    elements = Elements(html)
    assert [tag for tag, _ in elements.found].count("script") == 1
    assert {tag for tag, _ in elements.found} <= {
        *("html", "head", "meta", "title", "style", "body", "div", "p", "main", "h1", "h2", "h3"),
        *("section", "svg", "rect", "path", "line", "text", "circle", "ul", "li", "span", "a"),
        *("details", "summary", "strong"),
        *("table", "caption", "thead", "tbody", "tr", "th", "td", "g"),
        *("button", "label", "input", "dialog", "dl", "dt", "dd", "template", "script"),
    }
    for tag, attributes in elements.found:
        assert not [name for name in attributes if name.startswith("on") or name == "src"], tag
    assert "</script><script>alert(1)</script>" in elements.text
    assert '<th scope="row">&lt;img src=x onerror=alert(1)&gt;</th>' in html


def test_hostile_text_is_text_in_the_pdf(tmp_path):
    pdf = slides_pdf(hostile_deck(tmp_path))
    reader = PdfReader(BytesIO(pdf))
    assert len(reader.pages) == len(HOSTILE) + len(EXHIBITED)
    for danger in (b"/JavaScript", b"/Launch", b"/EmbeddedFile"):
        assert danger not in pdf
    notes = [note for page in reader.pages for note in page.get("/Annots", ())]
    targets = [str(note.get_object()["/A"]["/URI"]) for note in notes]
    assert targets and all(target.startswith(HOST) for target in targets)


@pytest.mark.parametrize("level", ["exact", "municipality", "district", "hidden"])
def test_what_is_not_published_exactly_is_in_no_file(level, tmp_path, monkeypatch):
    draw_quickly(monkeypatch)
    point = (50.9512, 10.9637)
    place = {
        **GOOD["locations"][0],
        **{"street": "Geheimer Weg 17", "place": "Erfurt", "ags": "16051000"},
        **{"latitude": str(point[0]), "longitude": str(point[1]), "publication": level},
    }
    write_folder(tmp_path, locations=[place, *GOOD["locations"][1:]])
    lines = Scene(page="network", choices=(("network_show", ("map",)),))
    scenes = [Scene(record="club-ilmenau"), Scene(page="profile"), lines]
    pages = deck(scenes, catalogue=build_catalogue(load(tmp_path).dataset))
    html = slides_html(pages).decode()
    (values,) = re.findall('<template id="values">(.*?)</template>', html)
    shown = [scene["shown"] for scene in decode_values(values)["scenes"]]
    told = [(lat, lon) for each in shown for _, lat, lon, *_ in each["places"]]
    told += [tuple(end) for each in shown for _, *ends, _, _, _, _ in each["lines"] for end in ends]
    told += [(row.latitude, row.longitude) for row in pages.slides[0].seats.circles]
    near = [each for each in told if each == pytest.approx(point, abs=1e-4)]
    assert bool(near) == (level == "exact")  # so the comparison can fail
    if level == "exact":
        return
    with ZipFile(BytesIO(slides_pptx(pages))) as parts:
        pptx = b"".join(parts.read(name) for name in parts.namelist())
    for content in (html.encode(), pptx):
        assert b"Geheimer Weg" not in content
    assert "Geheimer Weg" not in read(slides_pdf(pages))[1]
    assert "Geheimer Weg" not in map_picture(pages.slides[0])
