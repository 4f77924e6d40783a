"""What people call the columns that the atlas knows, in German and English.

A header may mean several fields at once: an address, a period. The words are compared without
regard to case, umlauts and punctuation.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Field(NamedTuple):
    """What a column tells: a column of one of the atlas's tables.

    Beside these there are `locations.district` and `locations.state`, names or codes that
    help to find a place, and `organisations.carrier`, the organisation behind a project.
    """

    table: str
    column: str

    def __str__(self) -> str:
        return f"{self.table}.{self.column}"


Fields = tuple[Field, ...]


def fields(*names: str) -> Fields:
    """The fields of such names: `locations.street`."""
    return tuple(Field(*name.split(".", 1)) for name in names)


# The labels under which the atlas itself writes its columns: the room `export` says them, and
# a test holds that these are the same.
LABELS: Mapping[str, tuple[str, str]] = {
    "id": ("Kennung", "Id"),
    "title": ("Titel", "Title"),
    "publisher": ("Herausgeber", "Publisher"),
    "url": ("Webadresse", "Web address"),
    "published": ("Veröffentlicht am", "Published on"),
    "accessed": ("Abgerufen am", "Retrieved on"),
    "file": ("Datei", "File"),
    "name": ("Name", "Name"),
    "short_name": ("Kurzname", "Short name"),
    "former_names": ("Frühere Namen", "Former names"),
    "kind": ("Art", "Kind"),
    "legal_form": ("Rechtsform", "Legal form"),
    "founded": ("Gegründet am", "Founded on"),
    "dissolved": ("Aufgelöst am", "Dissolved on"),
    "topics": ("Themen", "Topics"),
    "target_groups": ("Zielgruppen", "Target groups"),
    "languages": ("Sprachen", "Languages"),
    "website": ("Website", "Website"),
    "email": ("E-Mail", "E-mail"),
    "phone": ("Telefon", "Phone"),
    "summary": ("Zusammenfassung", "Summary"),
    "source": ("Quelle", "Source"),
    "locator": ("Fundstelle", "Place in the source"),
    "owner": ("Gehört zu", "Belongs to"),
    "role": ("Rolle", "Role"),
    "street": ("Straße", "Street"),
    "postcode": ("Postleitzahl", "Postcode"),
    "place": ("Ort", "Place"),
    "ags": ("Gebietsschlüssel (AGS)", "Area key (AGS)"),
    "latitude": ("Geografische Breite", "Latitude"),
    "longitude": ("Geografische Länge", "Longitude"),
    "precision": ("Genauigkeit", "Precision"),
    "publication": ("Veröffentlichung", "Publication"),
    "valid_from": ("Gültig ab", "Valid from"),
    "valid_to": ("Gültig bis", "Valid to"),
    "organisation": ("Träger", "Carrier"),
    "start": ("Beginn", "Start"),
    "end": ("Ende", "End"),
    "funder": ("Fördermittelgeber", "Funder"),
    "recipient": ("Empfänger", "Recipient"),
    "project": ("Projekt", "Project"),
    "programme": ("Programm", "Programme"),
    "amount_eur": ("Betrag in Euro", "Amount in euros"),
    "organiser": ("Veranstalter", "Organiser"),
    "location": ("Standort", "Location"),
    "online": ("Online", "Online"),
    "subject": ("Subjekt", "Subject"),
    "object": ("Objekt", "Object"),
    "measure": ("Messgröße", "Measure"),
    "qualifier": ("Zusatz", "Qualifier"),
    "value": ("Wert", "Value"),
    "as_of": ("Stand", "As of"),
    "list": ("Liste", "List"),
    "code": ("Code", "Code"),
    "label_de": ("Deutsche Bezeichnung", "German label"),
    "label_en": ("Englische Bezeichnung", "English label"),
    "sort": ("Reihenfolge", "Order"),
}

SYNONYMS: Mapping[Fields, str] = {
    fields("organisations.id"): "Kennung | Id | Slug",
    fields("organisations.name"): """
        Name | Organisation | Organisationsname | Name des Vereins | Vereinsname | Verein |
        Name der Organisation | Einrichtung | Name der Einrichtung | Bezeichnung | Institution |
        Initiative | Akteur | Zuwendungsempfänger | Fördermittelempfänger | Empfänger |
        Migrantenorganisation | Organisation name | Association | Club | Recipient | Grantee |
        Organization | Verband | Mitglied | Mitgliedsorganisation | Anbieter | Firma""",
    fields("organisations.carrier"): """
        Träger | Trägerverein | Projektträger | Trägerorganisation | Carrier | Antragsteller |
        Träger der Maßnahme | Name des Trägers | Träger des Projekts""",
    fields("organisations.short_name"): "Kurzname | Kürzel | Abkürzung | Short name | Kurzform",
    fields("organisations.kind"): """
        Art | Typ | Organisationstyp | Art der Organisation | Organisationsform | Kategorie |
        Kind | Type | Category | Organisation type | Empfängertyp | Art der Einrichtung""",
    fields("organisations.legal_form"): "Rechtsform | Legal form | Gesellschaftsform",
    fields("organisations.founded"): """
        Gründung | gegründet | Gegründet am | gegründet im Jahr | Gründungsjahr |
        Gründungsdatum | seit | besteht seit | aktiv seit | Founded | Founded on |
        Year founded | Established | Since | Vereinsgründung""",
    fields("organisations.dissolved"): """
        Aufgelöst am | aufgelöst | Auflösung | Dissolved | Dissolved on | Closed | erloschen""",
    fields("organisations.topics"): """
        Themen | Thema | Schwerpunkte | Schwerpunkt | Themenfelder | Arbeitsfelder | Angebote |
        Handlungsfelder | Arbeitsschwerpunkte | Tätigkeitsfeld | Topics | Topic | Focus |
        Themenbereich | Tätigkeitsschwerpunkte | Areas of activity | Angebot""",
    fields("organisations.target_groups"): """
        Zielgruppen | Zielgruppe | Target groups | Target group | Für wen | Adressaten""",
    fields("organisations.languages"): """
        Sprachen | Sprache | Angebotssprachen | Beratungssprachen | Languages | Language""",
    fields("organisations.website"): """
        Website | Webseite | Homepage | Internet | Internetseite | Internetadresse | Web | URL |
        www | Internetauftritt | Webadresse | Web address | Link""",
    fields("organisations.email"): """
        E-Mail | Mail | E-Mail-Adresse | Mailadresse | Email address | Kontakt E-Mail""",
    fields("organisations.phone"): """
        Telefon | Telefonnummer | Tel | Tel-Nr | Fon | Rufnummer | Phone | Telephone |
        Phone number""",
    fields("organisations.summary"): """
        Beschreibung | Kurzbeschreibung | Zusammenfassung | Summary | Description | Profil |
        Über uns | Aufgaben | Tätigkeit""",
    fields("locations.street", "locations.postcode", "locations.place"): """
        Anschrift | Adresse | Postanschrift | Address | Sitz | Vereinssitz | Standort |
        Kontaktadresse | Postal address | Vereinsadresse""",
    fields("locations.street"): """
        Straße | Straße und Hausnummer | Straße Nr | Str | Straße Hausnummer | Street |
        Street address | Straßenname""",
    fields("locations.postcode"): "PLZ | Postleitzahl | Postcode | Post code | ZIP | Zip code",
    fields("locations.postcode", "locations.place"): """
        PLZ Ort | PLZ und Ort | Postleitzahl Ort | Postleitzahl und Ort | Ort PLZ""",
    fields("locations.place"): """
        Ort | Stadt | Gemeinde | Wohnort | Stadt Gemeinde | Ort Gemeinde | Kommune | Place |
        City | Town | Municipality | Ortschaft""",
    fields("locations.district"): """
        Landkreis | Kreis | Stadt Landkreis | Landkreis kreisfreie Stadt | LK | Region |
        District | County | Kreis oder Land | District or Land | Landkreis Stadt""",
    fields("locations.state"): "Bundesland | Land | State | Federal state",
    fields("locations.ags"): """
        AGS | Gemeindeschlüssel | Amtlicher Gemeindeschlüssel | Kreisschlüssel | ARS |
        Gebietsschlüssel | Gebietsschlüssel AGS | Area key AGS | Gemeindekennziffer |
        Regionalschlüssel""",
    fields("locations.latitude"): """
        Latitude | Lat | Breitengrad | Geografische Breite | Geographische Breite | geo lat""",
    fields("locations.longitude"): """
        Longitude | Lon | Lng | Long | Längengrad | Geografische Länge | Geographische Länge |
        geo lon""",
    fields("locations.latitude", "locations.longitude"): """
        Koordinaten | Geokoordinaten | Coordinates | Lat Lon | GPS | Geo""",
    fields("locations.publication"): "Veröffentlichung | Publication | Sichtbarkeit",
    fields("areas.ags"): """
        Wirkungsraum | Wirkungsgebiet | Wirkungskreis | Wirkungsgebiete | Einzugsgebiet |
        aktiv in | wirkt in | tätig in | Works in | Areas of work | Area of work |
        Einzugsbereich | Zuständigkeitsbereich""",
    fields("projects.name"): """
        Projekt | Projektname | Projekttitel | Name des Projekts | Titel des Projekts |
        Project | Project name | Project title | Maßnahme | Vorhaben | Projektbezeichnung |
        Zuwendungszweck | Verwendungszweck | Zweck | Titel""",
    fields("projects.summary"): """
        Projektbeschreibung | Beschreibung des Projekts | Project description""",
    fields("projects.website"): "Projektwebseite | Projekthomepage | Project website",
    fields("fundings.funder"): """
        Förderer | Fördermittelgeber | Zuwendungsgeber | Geldgeber | gefördert durch | Funder |
        Mittelgeber | Fördergeber | Funded by | finanziert durch | Förderung durch | Grantor""",
    fields("fundings.programme"): """
        Programm | Förderprogramm | Programme | Funding programme | Förderlinie | Bundesprogramm |
        Richtlinie | Landesprogramm""",
    fields("fundings.amount_eur"): """
        Fördersumme | Betrag | Fördermittel | Zuwendung | Zuwendungssumme | Förderbetrag |
        Betrag in Euro | Betrag EUR | Summe | Förderhöhe | Amount | Amount in euros | Grant |
        Höhe der Zuwendung | Höhe der Förderung | Bewilligte Summe | Bewilligungssumme |
        Amount awarded""",
    fields("period.start", "period.end"): """
        Laufzeit | Förderzeitraum | Zeitraum | Projektlaufzeit | Förderdauer | Period | Dauer |
        Duration | Bewilligungszeitraum | Jahr | Förderjahr | Haushaltsjahr | Year""",
    fields("period.start"): """
        von | Beginn | Start | Projektbeginn | Förderbeginn | Laufzeit von | ab | from | Anfang |
        Start date | Startdatum | Laufzeitbeginn | gefördert seit | Förderung seit""",
    fields("period.end"): """
        bis | Ende | End | Projektende | Förderende | Laufzeit bis | to | until | End date |
        Enddatum | Laufzeitende""",
}
"""What people call the fields. `period` stands for the funding's, or else the project's."""

PEOPLE = """
    Ansprechpartner | Ansprechpartnerin | Ansprechperson | Kontaktperson | Vorname | Nachname |
    Vorsitzender | Vorsitzende | Vorsitz | Geschäftsführung | Geschäftsführer | Leitung |
    Geburtsdatum | Contact person | First name | Last name | Surname | Chair | Anrede"""
"""Headers over names of people, which stay out of the atlas."""


def words(text: str) -> tuple[str, ...]:
    """The headers in a list of them, separated by bars."""
    return tuple(" ".join(part.split()) for part in text.split("|"))
