"""What each column means, for the data package; `data/README.md` says the same at length."""

from __future__ import annotations

from collections.abc import Mapping

_ID = "Readable slug of small letters, digits and single hyphens; never changes."
_SOURCE = "Document that states the row."
_LOCATOR = "Where in the document, such as Zeile 19."
_TOPICS = "What it is about."
_TARGET_GROUPS = "For whom it is."
_WEBSITE = "Web address in full."
_SUMMARY = "One or two sentences in German, in own words."
_PARTY = "organisation, project or event"

DESCRIPTIONS: Mapping[str, Mapping[str, str]] = {
    "sources": {
        "id": _ID,
        "title": "Title of the document.",
        "publisher": "Who speaks in it.",
        "url": _WEBSITE,
        "published": "When it was published.",
        "accessed": "When it was read.",
        "file": "Name of its text file.",
    },
    "organisations": {
        "id": _ID,
        "name": "Full name.",
        "short_name": "Short form of the name.",
        "kind": "Kind of organisation.",
        "legal_form": "Legal form.",
        "founded": "When it was founded.",
        "dissolved": "When it ended.",
        "topics": _TOPICS,
        "target_groups": _TARGET_GROUPS,
        "languages": "Languages in which it works.",
        "website": _WEBSITE,
        "email": "Function mailbox; never a person's address.",
        "phone": "Switchboard; never a person's number.",
        "summary": _SUMMARY,
        "source": _SOURCE,
        "locator": _LOCATOR,
    },
    "locations": {
        "id": _ID,
        "owner": f"The {_PARTY} that sits or takes place here.",
        "role": "What the location is to its owner.",
        "street": "Street and number, or a building's name.",
        "postcode": "Five digits with leading zero.",
        "place": "Name of the municipality, district or Land.",
        "ags": "Official key of the municipality, district or Land; old keys are understood.",
        "latitude": "Degrees north, WGS84.",
        "longitude": "Degrees east, WGS84.",
        "precision": "How exactly the location is known.",
        "publication": "How exactly the location may be shown.",
        "valid_from": "Since when the owner is here.",
        "valid_to": "Until when the owner was here.",
        "source": _SOURCE,
        "locator": _LOCATOR,
    },
    "areas": {
        "owner": "The organisation or project that works in the area.",
        "ags": "DE, or the official key of a Land, district or municipality.",
        "source": _SOURCE,
        "locator": _LOCATOR,
    },
    "projects": {
        "id": _ID,
        "name": "Name.",
        "former_names": "Names that it had before.",
        "organisation": "Organisation that carries it.",
        "start": "When it began; an open interval where it goes on.",
        "end": "When it ended.",
        "topics": _TOPICS,
        "target_groups": _TARGET_GROUPS,
        "website": _WEBSITE,
        "summary": _SUMMARY,
        "source": _SOURCE,
        "locator": _LOCATOR,
    },
    "fundings": {
        "id": _ID,
        "funder": "Organisation that pays.",
        "recipient": "Organisation that is paid; this or the project is there.",
        "project": "Project that is paid for; this or the recipient is there.",
        "programme": "Name of the funding programme.",
        "start": "When the funding began; an open interval where it goes on.",
        "end": "When the funding ended.",
        "amount_eur": "Amount in euros.",
        "source": _SOURCE,
        "locator": _LOCATOR,
    },
    "events": {
        "id": _ID,
        "title": "Title without date.",
        "kind": "Kind of event.",
        "start": "When it began.",
        "end": "When it ended; the same day for a single day.",
        "organiser": "Organisation or project that organised it.",
        "location": "Location that the event owns, where it took place.",
        "online": "Whether it took place online.",
        "summary": _SUMMARY,
        "source": _SOURCE,
        "locator": _LOCATOR,
    },
    "relations": {
        "id": _ID,
        "subject": f"The {_PARTY} that the sentence begins with.",
        "kind": "What the subject is to the object.",
        "object": f"The {_PARTY} that the sentence ends with.",
        "start": "Since when.",
        "end": "Until when.",
        "source": _SOURCE,
        "locator": _LOCATOR,
    },
    "figures": {
        "id": _ID,
        "owner": f"The {_PARTY} that the number is stated of.",
        "measure": "What is counted.",
        "qualifier": "How the number is meant: exactly, more than, about.",
        "value": "The number.",
        "as_of": "When it was so.",
        "source": _SOURCE,
        "locator": _LOCATOR,
    },
    "vocabulary": {
        "list": "Name of the list that the code belongs to.",
        "code": "Code as it stands in the tables.",
        "label_de": "What the code is called in German.",
        "label_en": "What the code is called in English.",
        "sort": "Place in the list.",
    },
}
