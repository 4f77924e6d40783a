"""The channel between the big screen and the window with the notes: one for each tab."""

from __future__ import annotations

from playwright.sync_api import Page

from dashboard.ui.chrome import script

PAGE = f"<script type=module>{script('talk.js')}; window.notes = notes</script>"
DUPLICATED = "name => sessionStorage.setItem('netzwerkatlas-channel', name)"
NAME = "() => window.notes?.name"


def opened(page: Page) -> str:
    page.goto("http://talk.example/")
    return page.wait_for_function(NAME).json_value()


def test_a_reload_keeps_the_channel_and_a_duplicated_tab_has_one_of_its_own(page: Page):
    context = page.context
    context.route("**/*", lambda route: route.fulfill(body=PAGE, content_type="text/html"))
    first = opened(page)
    assert opened(page) == first
    other = context.new_page()
    opened(other)
    other.evaluate(DUPLICATED, first)  # as the browser copies it where a tab is duplicated
    opened(other)
    other.wait_for_function(f"first => ({NAME})() !== first", arg=first)
    assert page.evaluate(NAME) == first
