"""A page of the timelines alone, for the tests; run by Streamlit, not by pytest.

In the address `case` chooses the records and `lang` the language. What a chart asks stands
under it, as the page's own script hears it.
"""

from datetime import date

import numpy as np
import streamlit as st

from dashboard.analysis import build_catalogue
from dashboard.language import Language
from dashboard.model import Dataset, Event, Funding, Organisation, Project
from dashboard.ui.timelines import NOTHING, Asked, show_foundings, show_fundings

HOSTILE = (
    "<img src=x onerror=window.ran=1>",
    "![x](https://example.org/x.png)",
    "{{7*7}} {% raw %}",
    "javascript:window.ran=1",
    "https://example.org/y.png",
    "`${7*7}` [x](https://example.org/)",
)
PLAIN = ("Verein Alpha", "Netzwerk Beta", "Stadt Gamma")
FOUNDED = ("1992", "1999-10-01", "2014-36", "2014~", "2020", None)


def dataset(names: tuple[str, ...]) -> Dataset:
    turns = range(len(names))
    return Dataset(
        organisations=tuple(
            Organisation(id=f"o{i}", name=names[i], kind="club", founded=FOUNDED[i], source="s")
            for i in turns
        ),
        projects=(Project(id="p", name=names[0], start="2022-08-15", source="s"),),
        fundings=tuple(
            Funding(
                id=f"f{i}",
                funder=f"o{i}",
                project="p",
                programme=names[i],
                start=("2002-10-01/..", "2010", None)[i % 3],
                source="s",
            )
            for i in turns
        ),
        events=tuple(
            Event(id=f"e{i}", title=names[i], kind="talk", start="2019", organiser="p", source="s")
            for i in turns
        ),
    )


MANY = Dataset(
    organisations=tuple(
        Organisation(id=f"o{i}", name="Verein", kind="club", founded=f"{1990 + i % 30}", source="s")
        for i in range(100)
    ),
    fundings=tuple(
        Funding(id=f"f{i}", funder="o0", recipient=f"o{i}", start=f"{2000 + i % 20}", source="s")
        for i in range(100)
    ),
    events=tuple(
        Event(
            id=f"e{i}",
            title="Tag",
            kind="talk",
            start=f"{2010 + i % 9}-05",
            organiser="o1",
            source="s",
        )
        for i in range(100)
    ),
)
CASES = {
    case: build_catalogue(records)
    for case, records in (
        ("plain", dataset(PLAIN)),
        ("hostile", dataset(HOSTILE)),
        ("many", MANY),
        ("empty", Dataset()),
    )
}


def page() -> None:
    st.set_page_config(page_title="Timelines", layout="wide")
    records = CASES[st.query_params.get("case", "plain")]
    shown = np.ones(records.size, dtype=bool)
    language = Language(st.query_params.get("lang", "de"))
    heard = st.session_state.setdefault("heard", [])

    def hear(asked: Asked) -> None:
        heard.append(f"called {asked.span or asked.record}")

    st.title("Timelines")
    with st.container(key="timeline_founding"):
        founded = show_foundings(records, shown, language, on_ask=hear)
    with st.container(key="timeline_funding"):
        funded = show_fundings(records, shown, language, date(2024, 6, 1), on_ask=hear)
    heard += [
        f"returned {asked.span or asked.record}" for asked in (founded, funded) if asked != NOTHING
    ]
    st.button("again")
    with st.container(key="heard"):
        st.text("\n".join(heard))


if __name__ == "__main__":
    page()
