"""The profile of a district by command: its file, its link, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from dashboard.__main__ import main
from tests.sources.folders import write_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "data")


def test_a_district_s_profile_becomes_a_pdf_that_links_to_the_atlas(folder, tmp_path, capsys):
    out = tmp_path / "profile.pdf"
    link = "https://atlas.example/?topic=language&lens=works"
    arguments = ["profile", "16070", str(folder), "--select", link, "--out", str(out)]
    assert main([*arguments, "--language", "en"]) == 0
    reader = PdfReader(out)
    assert reader.metadata is not None and reader.metadata.title == "District profile: Ilm-Kreis"
    text = "".join(page.extract_text() for page in reader.pages)
    assert "https://atlas.example/profile?" in text and "profile=16070" in text
    assert capsys.readouterr().err.endswith("District profile: Ilm-Kreis\n")


def test_without_a_link_the_file_names_the_atlas_that_it_is_told_of_or_says_that_it_knows_none(
    folder, tmp_path, capsys
):
    out = tmp_path / "profile.pdf"
    arguments = ["profile", "16070", str(folder), "--out", str(out), "--language", "de"]

    def written(*more: str) -> str:
        assert main([*arguments, *more]) == 0
        return "".join(page.extract_text() for page in PdfReader(out).pages)

    assert "Link zu diesem Profil: https://atlas.example/karte/profile?" in written(
        "--url", "https://atlas.example/karte"
    )
    assert "Dieses Profil, hinter der Adresse des Atlas: profile?profile=16070" in written()
    assert main([*arguments, "--url", "javascript:x"]) == 1
    assert "„javascript:x“ ist keine Adresse im Web." in capsys.readouterr().err


def test_a_code_from_before_a_reform_is_taken_for_its_successor(folder, tmp_path, capsys):
    out = tmp_path / "profile.pdf"
    assert main(["profile", "16056", str(folder), "--out", str(out)]) == 0
    assert "Kreisprofil: Wartburgkreis" in capsys.readouterr().err


@pytest.mark.parametrize("place", ["99999", "11", "DE", "", "../16070", "16070;rm"])
def test_an_unknown_place_is_refused_and_nothing_is_written(folder, place, tmp_path, capsys):
    out = tmp_path / "profile.pdf"
    assert main(["profile", place, str(folder), "--out", str(out), "--language", "de"]) == 1
    assert not out.exists()
    assert "Geben Sie den Schlüssel (AGS) eines Kreises an" in capsys.readouterr().err
