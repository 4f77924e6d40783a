"""Time that runs through the atlas, in a real browser."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.reader import opened, ready
from tests.browser.test_page import map_frame, sentence, violations

THERE = "codes => codes.map(code => netzwerkatlas.parts.boundaries.features.has(code))"
GOETTINGEN, OSTERODE, TOGETHER = CODES = ["03152", "03156", "03159"]


def test_time_runs_on_one_map_with_the_districts_of_each_day_until_it_is_halted(
    page, served, watch
):
    opened(page, served() + "/?active=2014-12-31")
    frame, first = map_frame(page), page.locator(".st-key-map iframe").element_handle()
    frame.wait_for_function(f"({THERE})(['{GOETTINGEN}'])[0]")
    assert frame.evaluate(THERE, CODES) == [True, True, False]
    heading = page.locator(".st-key-sentence h1")
    page.get_by_role("button", name="Abspielen").click()
    for year in (2015, 2016, 2017):
        expect(heading).to_have_text(re.compile(f"aktiv am 31. Dezember {year}"), timeout=15_000)
    page.get_by_role("button", name="Anhalten").click()
    ready(page)
    halted = sentence(page)
    day = re.search(r"active=(\d{4})-12-31", page.url)
    assert day and f"31. Dezember {day[1]}" in halted
    frame.wait_for_function(f"({THERE})(['{TOGETHER}'])[0]")
    assert frame.evaluate(THERE, CODES) == [False, False, True]
    # The map is the one that was there at first, and a step by keyboard leaves it there, too.
    slider = page.get_by_role("slider", name="Der Atlas an einem Tag")
    slider.press("ArrowLeft")
    expect(heading).not_to_have_text(halted)
    ready(page)
    assert str(int(day[1]) - 1) in str(slider.get_attribute("aria-valuetext"))
    assert first.evaluate("frame => frame.isConnected")
    # Who wants no motion goes step by step.
    page.emulate_media(reduced_motion="reduce")
    page.get_by_role("button", name="Ein Schritt weiter").click()
    expect(heading).to_have_text(halted)
    expect(page.get_by_role("button", name="Abspielen")).to_be_hidden()
    ready(page)
    assert violations(page) == []
    page.get_by_role("button", name="Zeitreise beenden").click()
    expect(page.get_by_role("button", name="Zeitreise", exact=True)).to_be_visible()
    page.wait_for_url(lambda url: "active" not in url)
    assert watch.errors == []
