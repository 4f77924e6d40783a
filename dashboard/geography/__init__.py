"""Where things are: Länder, districts and their reforms, the gazetteer, points in districts.

Everything is read once, when first asked for. Codes are the official AGS, always text.
"""

from dashboard.geography.areas import REGION, area_label, is_known_area, state_name
from dashboard.geography.districts import (
    Bounds,
    District,
    State,
    district,
    districts,
    neighbours,
    state,
    states,
)
from dashboard.geography.epochs import (
    BOUNDARIES_FROM,
    AnyDistrict,
    Epoch,
    PastDistrict,
    codes_in,
    districts_in,
    districts_of_day,
    epoch_on,
    epochs,
    past_districts,
    possible_in,
)
from dashboard.geography.files import (
    BOUNDARIES_ATTRIBUTION,
    DISTRICT_BOUNDARIES,
    FIGURES_ATTRIBUTION,
    FORMER_BOUNDARIES,
    POSTCODES_ATTRIBUTION,
    STATE_BOUNDARIES,
    boundaries_folder,
    boundaries_version,
)
from dashboard.geography.gazetteer import (
    Municipality,
    Postcode,
    find_municipalities,
    municipalities,
    municipality,
    postcode,
)
from dashboard.geography.positions import district_at, districts_at, lies_in
from dashboard.geography.reforms import (
    FormerDistrict,
    Reform,
    current_district,
    former_districts,
    reforms,
)

__all__ = [
    "BOUNDARIES_ATTRIBUTION",
    "BOUNDARIES_FROM",
    "DISTRICT_BOUNDARIES",
    "FIGURES_ATTRIBUTION",
    "FORMER_BOUNDARIES",
    "POSTCODES_ATTRIBUTION",
    "REGION",
    "STATE_BOUNDARIES",
    "AnyDistrict",
    "Bounds",
    "District",
    "Epoch",
    "FormerDistrict",
    "Municipality",
    "PastDistrict",
    "Postcode",
    "Reform",
    "State",
    "area_label",
    "boundaries_folder",
    "boundaries_version",
    "codes_in",
    "current_district",
    "district",
    "district_at",
    "districts",
    "districts_at",
    "districts_in",
    "districts_of_day",
    "epoch_on",
    "epochs",
    "find_municipalities",
    "former_districts",
    "is_known_area",
    "lies_in",
    "municipalities",
    "municipality",
    "neighbours",
    "past_districts",
    "possible_in",
    "postcode",
    "reforms",
    "state",
    "state_name",
    "states",
]
