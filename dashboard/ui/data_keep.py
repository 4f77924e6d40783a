"""The last step of an import: the preview, and keeping it, in the session or in the folder."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.analysis.preview import Preview
from dashboard.drawing.data_changes import added_table, change_table, count_table
from dashboard.drawing.data_symbols import preview_symbols
from dashboard.language import Language, message
from dashboard.model.finding import Complaint
from dashboard.model.headers import COLUMNS, SHEETS
from dashboard.sources import Progress, default_folder
from dashboard.sources.intake.incoming import Incoming
from dashboard.sources.intake.taking import Wishes, keep_taken, reading_with
from dashboard.sources.keeping import is_writable
from dashboard.ui.atlas import Atlas
from dashboard.ui.data_desk import KEPT, Desk
from dashboard.ui.data_map import import_map
from dashboard.ui.data_session import build_own, has_own, show_own
from dashboard.ui.fragment import show_fragment
from dashboard.ui.lent import lent
from dashboard.ui.notes import alert, note
from dashboard.ui.opening import Opening
from dashboard.ui.paging import PAGE_LENGTH, first_shown
from dashboard.ui.view import View

_KEEPING = "data_keeping"
"""The session's key for the number of the file that is being kept, and the work."""


def keep_step(view: View, desk: Desk) -> None:
    """Show what would be, then let the reader keep it."""
    language = view.language
    preview = desk.preview(desk.there(view.dataset), language)
    if preview.shows_nothing:
        note(language.say("The file brings nothing that is not there already."))
    _buttons(view, desk, preview)
    _counts(preview, language)
    if preview.status:
        import_map(preview.catalogue, preview_symbols(language), language, "data_preview_map")
    _records(view, preview, desk)


def _buttons(view: View, desk: Desk, preview: Preview) -> None:
    language = view.language
    say = language.say
    writable = is_writable() and not has_own()
    incoming = desk.incoming(language)
    with st.container(horizontal=True, key="data_keep", vertical_alignment="center"):
        if writable:
            st.button(
                say("Take into the data folder"),
                key="data_keep_folder",
                # What readers do not see the folder may know already, or not: it says so.
                type="secondary" if preview.shows_nothing else "primary",
                disabled=preview.outcome.merge.changes_nothing,
                on_click=lent(_into_folder, view.atlas, incoming, desk),
            )
        st.button(
            say("Look at it in my session"),
            key="data_keep_session",
            type="secondary" if writable else "primary",
            disabled=preview.shows_nothing,
            on_click=lent(_into_session, view.atlas, preview, desk),
        )
    if writable:
        note(
            say(
                "Into the data folder: for all readers, as one change; the state before stays as "
                "a version. In my session: only you see it, until you close the page."
            )
        )
    else:
        note(
            say(
                "Only you will see it: map, filters and downloads then work with your list, until "
                "you close the page. The data of the others stay as they are."
            )
        )
    if writable and preview.unseen:
        note(
            say(
                "Of places that are not shown exactly the file tells more (such as a street). "
                "Readers do not see it; the data folder keeps what it does not know yet."
            )
        )
    if is_writable() and has_own():
        note(
            say(
                "To take it into the data folder, first go back to the shared atlas and choose "
                "the file once more."
            )
        )
    number, work = st.session_state.get(_KEEPING, (None, None))
    if work is not None and number == desk.number:  # else it was begun for an earlier file
        _wait(work, desk, language)


def _counts(preview: Preview, language: Language) -> None:
    tables = {name: language.render(said) for name, said in SHEETS.items()}
    show_fragment(count_table(preview.counts, tables, language), key="data_counts")
    skipped = preview.outcome.merge.skipped
    if skipped:
        note(
            language.count(
                "{n} record is left out, as you decided.",
                "{n} records are left out, as you decided.",
                skipped,
            )
        )


def _records(view: View, preview: Preview, desk: Desk) -> None:
    """The new organisations, and the fields that change, a page at a time."""
    language = view.language
    merge = preview.outcome.merge
    names = {column: language.render(said) for column, said in COLUMNS.items()}
    new = merge.added.get("organisations", ())
    if new:
        title = language.count("{n} new organisation", "{n} new organisations", len(new))
        with st.expander(title, key="data_added"):
            first = first_shown(len(new), "data_added_page", desk.number)
            part = new[first : first + PAGE_LENGTH]
            table = added_table(part, preview.seen, names, language)
            show_fragment(table, key="data_added_table")
    if preview.changed:
        n = len(preview.changed)
        title = language.count("{n} field changes", "{n} fields change", n)
        with st.expander(title, key="data_changed"):
            first = first_shown(n, "data_changed_page", desk.number)
            changes = preview.changed[first : first + PAGE_LENGTH]
            table = change_table(changes, preview.outcome.dataset, names, language)
            show_fragment(table, key="data_changed_table")


def _into_session(atlas: Atlas, preview: Preview, desk: Desk) -> None:
    """Begin to build an atlas that only this session sees."""
    made, reading = preview.outcome, atlas.reading

    def work(progress: Progress) -> Atlas:
        progress(message("Leaving out what is not for everyone …"), 0.1)
        return build_own(reading_with(reading, made), progress)

    st.session_state[_KEEPING] = desk.number, Opening(work)


def _into_folder(atlas: Atlas, incoming: Incoming, desk: Desk) -> None:
    """Begin to take the file into the folder's full data."""
    wishes = desk.wishes
    if wishes is None or not is_writable():
        return
    work = partial(_kept, incoming, wishes, atlas.reading.fingerprint)
    st.session_state[_KEEPING] = desk.number, Opening(work)


def _kept(
    incoming: Incoming, wishes: Wishes, base: str, progress: Progress
) -> tuple[int, int] | Complaint:
    """Keep it, and say how many records are new and how many fields changed; or why not."""
    try:
        _, result = keep_taken(
            default_folder(), incoming, wishes, base=base, note=incoming.file, progress=progress
        )
    except Complaint as refusal:
        return refusal
    except OSError:
        return Complaint(
            message("The data folder cannot be written."),
            message("Tell the person who runs the atlas; nothing was changed."),
        )
    added = result.merge.added
    return len(added.get("organisations", ())), len(result.merge.changed)


def _wait(work: Opening[object], desk: Desk, language: Language) -> None:
    """Show how far the keeping is; once it is done, go on from there."""
    result = work.result(language)
    st.session_state.pop(_KEEPING, None)
    if isinstance(result, Complaint):
        alert(language.render(result.message), language.render(result.remedy))
        return
    file = desk.incoming(language).file
    desk.clear()
    desk.step = KEPT
    if isinstance(result, Atlas):
        show_own(result, file)
        desk.said = message("Done: your session now shows the atlas with {file}.", file=file)
    elif isinstance(result, tuple):
        desk.said = message(
            "Done: {file} is in the data folder (new organisations: {added}, "
            "changed fields: {changed}). The state before is kept as a version.",
            file=file,
            added=result[0],
            changed=result[1],
        )
    st.rerun()
