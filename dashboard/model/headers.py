"""What tables and columns are called in files for people: one name for one column."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.language import Language, Message, message

SHEETS: Mapping[str, Message] = {
    "sources": message("Sources"),
    "organisations": message("Organisations"),
    "locations": message("Locations"),
    "areas": message("Areas of work"),
    "projects": message("Projects"),
    "fundings": message("Fundings"),
    "events": message("Events"),
    "relations": message("Relations"),
    "figures": message("Figures"),
    "vocabulary": message("Vocabulary"),
}

COLUMNS: Mapping[str, Message] = {
    "id": message("Id"),
    "title": message("Title"),
    "publisher": message("Publisher"),
    "url": message("Web address"),
    "published": message("Published on"),
    "accessed": message("Retrieved on"),
    "file": message("File"),
    "name": message("Name"),
    "short_name": message("Short name"),
    "former_names": message("Former names"),
    "kind": message("Kind"),
    "legal_form": message("Legal form"),
    "founded": message("Founded on"),
    "dissolved": message("Dissolved on"),
    "topics": message("Topics"),
    "target_groups": message("Target groups"),
    "languages": message("Languages"),
    "website": message("Website"),
    "email": message("E-mail"),
    "phone": message("Phone"),
    "summary": message("Summary"),
    "source": message("Source"),
    "locator": message("Place in the source"),
    "owner": message("Belongs to"),
    "role": message("Role"),
    "street": message("Street"),
    "postcode": message("Postcode"),
    "place": message("Place"),
    "ags": message("Area key (AGS)"),
    "latitude": message("Latitude"),
    "longitude": message("Longitude"),
    "precision": message("Precision"),
    "publication": message("Publication"),
    "valid_from": message("Valid from"),
    "valid_to": message("Valid to"),
    "organisation": message("Carrier"),
    "start": message("Start"),
    "end": message("End"),
    "funder": message("Funder"),
    "recipient": message("Recipient"),
    "project": message("Project"),
    "programme": message("Programme"),
    "amount_eur": message("Amount in euros"),
    "organiser": message("Organiser"),
    "location": message("Location"),
    "online": message("Online"),
    "subject": message("Subject"),
    "object": message("Object"),
    "measure": message("Measure"),
    "qualifier": message("Qualifier"),
    "value": message("Value"),
    "as_of": message("As of"),
    "list": message("List"),
    "code": message("Code"),
    "label_de": message("German label"),
    "label_en": message("English label"),
    "sort": message("Order"),
}


def counts_words(counts: Mapping[str, int], language: Language) -> str:
    """How many rows there are of which tables, by the tables' names: "Places 3, Areas 1"."""
    return ", ".join(
        f"{language.render(SHEETS[name])} {language.number(count)}"
        for name, count in counts.items()
    )
