// Pages to show, in a file of their own: one at a time beside the map, moved by keys; and the map
// year by year. All values were brought along; nothing is asked of anybody.
(function () {
  "use strict";
  const atlas = window.netzwerkatlas;
  const PACE = 1100; // ms for each year
  const PAUSE = 3500; // ms for a year in which there were events
  const one = (selector) => document.querySelector(selector);
  const { settings, scenes, words } = atlas.read(one("#values").content.textContent.trim());
  const sections = [...document.querySelectorAll(".scene")];
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");
  const stories = [...document.querySelectorAll("[data-story]")];
  const [bar, range, label, play, help] = [".bar", ".bar input", ".bar label", ".play", "dialog"].map(one);
  const [year, held] = [".year", ".held"].map(one);
  let at = 0;
  let told = null; // the story that the map tells, and its year
  let clock = null;

  // Nobody is there to be asked for more.
  atlas.ask = atlas.tell = () => {};

  const holds = (spells, when) => spells.some(([first, last]) => first <= when && when <= last);

  // What a row of the map stands for in a year: how many of which kind, and which of the names.
  const counted = (spells, when) => {
    const kinds = new Map();
    for (const [kind, first, last, n] of spells) {
      if (first <= when && when <= last) kinds.set(kind, (kinds.get(kind) ?? 0) + n);
    }
    return { kinds, n: [...kinds.values()].reduce((sum, each) => sum + each, 0) };
  };
  const named = (names, spells, when) => names.filter((_, i) => holds(spells[i] ?? [], when));

  // A page of a day tells of all years: of whom it would show whatever the day.
  const frame = ({ shown: now, always }, { rows, named: spells, twins }, when) => {
    const shown = always ?? now;
    const places = shown.places.map((values, i) => {
      const { kinds, n } = counted(rows[i], when);
      const [spot, lat, lng, , , names, marks, precision, again = []] = values;
      const both = again.filter((twin) => holds(twins[twin] ?? [], when));
      return [spot, lat, lng, n, [...kinds].flat(), named(names, spells[i], when), marks, precision, both];
    });
    const areas = shown.areas.map((area) => {
      const i = area.row;
      return { ...area, count: counted(rows[i], when).n, names: named(area.names, spells[i], when) };
    });
    return {
      ...shown,
      places: places.filter(([, , , n]) => n),
      areas: areas.filter(({ count }) => count),
    };
  };

  const events = () => scenes[at].events[told.year] ?? [];

  const story = () => told && scenes[at].stories[told.name];

  const draw = () => {
    const scene = scenes[at];
    const lapse = story();
    if (scene.shown) atlas.update(lapse ? frame(scene, lapse, told.year) : scene.shown);
    year.hidden = held.hidden = !lapse;
    bar.classList.toggle("telling", Boolean(lapse));
    label.hidden = !lapse;
    for (const button of stories) {
      button.hidden = !scene.stories[button.dataset.story];
      button.setAttribute("aria-pressed", String(button.dataset.story === told?.name));
    }
    play.hidden = !lapse;
    play.textContent = clock ? "❚❚" : "▶";
    play.setAttribute("aria-label", clock ? words.pause : words.play);
    if (!lapse) return;
    const said = atlas.fill(lapse.said, { year: told.year });
    year.textContent = said;
    const known = events();
    const titles = known.length ? known : [atlas.fill(words.quiet, { year: told.year })];
    held.replaceChildren(...titles.map((title) => atlas.element("span", "", title)));
    Object.assign(range, { min: lapse.years[0], max: lapse.years[1], value: told.year });
    range.setAttribute("aria-valuetext", said);
  };

  const stop = () => {
    clearTimeout(clock);
    clock = null;
  };

  // The next year after a while; a longer one where there is something to read.
  const go = () => {
    clearTimeout(clock);
    clock = setTimeout(() => turn(1), events().length ? PAUSE : PACE);
  };

  const turn = (by) => {
    const lapse = story();
    if (!lapse) return;
    const [first, last] = lapse.years;
    told.year = Math.min(Math.max(told.year + by, first), last);
    if (told.year === last) stop();
    if (clock) go();
    draw();
  };

  // By itself, unless the reader wants nothing to move by itself: then a year at a time.
  // At its end a story is followed by the other one, where the page has two.
  const run = () => {
    const lapse = story();
    const names = Object.keys(scenes[at].stories);
    if (!lapse) return begin(names[0]);
    if (clock) {
      stop();
      return draw();
    }
    if (told.year >= lapse.years[1]) {
      const next = names[(names.indexOf(told.name) + 1) % names.length];
      if (next !== told.name) return begin(next);
      told.year = lapse.years[0] - 1;
    }
    if (!still.matches) go();
    turn(1);
  };

  // Begins to tell a story with its first year, or ends it.
  const begin = (name) => {
    stop();
    const lapse = scenes[at].stories[name];
    if (told?.name === name || !lapse) told = null;
    else told = { name, year: lapse.years[0] };
    if (told && !still.matches) go();
    draw();
  };

  // Which page it is; heard with its title, too, by whom no focus leads there.
  const tell = (focus) => {
    const title = focus ? "" : `: ${sections[at].querySelector("h2").textContent}`;
    one(".at").replaceChildren(`${at + 1} / ${scenes.length}`, atlas.element("span", "na-hidden", title));
  };

  const show = (wanted, focus = true) => {
    stop();
    told = null;
    at = Math.min(Math.max(wanted, 0), scenes.length - 1);
    sections.forEach((section, i) => (section.hidden = i !== at));
    tell(focus);
    // A picture that is no map takes all the room.
    one("main").classList.toggle("whole", !scenes[at].shown);
    one("main").classList.toggle("tabled", Boolean(sections[at].querySelector("table")));
    sections[at].querySelector(".told").scrollTop = 0;
    // A reload shows the same page again.
    window.history.replaceState(null, "", `#${at + 1}`);
    draw();
    document.title = words.title;
    if (focus) sections[at].querySelector("h2").focus({ preventScroll: true });
  };

  const onMap = (act) => () => scenes[at].shown && act(atlas.parts);
  const letters = one(".letters");
  const spoken = () => letters.getAttribute("aria-pressed") === "true";
  const dark = () => document.documentElement.classList.toggle("na-dark");
  const full = () =>
    (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(() => {});
  const keys = {
    ArrowRight: () => show(at + 1),
    ArrowLeft: () => show(at - 1),
    PageDown: () => show(at + 1),
    PageUp: () => show(at - 1),
    Home: () => show(0),
    End: () => show(scenes.length - 1),
    " ": run,
    ",": () => (stop(), turn(-1)),
    ".": () => (stop(), turn(1)),
    "+": onMap(({ map }) => map.zoomIn()),
    "-": onMap(({ map }) => map.zoomOut()),
    0: onMap(({ controls }) => controls.home.click()),
    d: dark,
    f: full,
    "?": () => help.showModal(),
  };

  // A table wider than its room is moved by arrows as far as it goes; who then presses anew turns over.
  const slides = ({ key, target, repeat }) => {
    const wide = { ArrowLeft: -1, ArrowRight: 1 }[key] && target.closest?.(".scroll");
    if (!wide) return false;
    const rest = key === "ArrowLeft" ? wide.scrollLeft : wide.scrollWidth - wide.clientWidth - wide.scrollLeft;
    return rest > 1 || repeat;
  };

  const pressed = (event) => {
    if (help.open || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key, target } = event;
    const own = target.closest?.("button, a, summary, [role=button]") && (key === " " || key === "Enter");
    if (own || target === range || slides(event)) return;
    const act = keys[key.length === 1 ? key.toLowerCase() : key];
    if (!act || (key.length === 1 && !spoken())) return;
    event.preventDefault();
    event.stopPropagation(); // the map would take arrows and signs as its own
    act();
  };
  document.addEventListener("keydown", pressed, true);

  range.addEventListener("input", () => {
    stop();
    told.year = Number(range.value);
    draw();
  });
  for (const button of stories) button.addEventListener("click", () => begin(button.dataset.story));
  const press = { next: () => show(at + 1, false), back: () => show(at - 1, false), play: run, dark, full };
  press.help = () => help.showModal();
  press.letters = () => letters.setAttribute("aria-pressed", String(!spoken()));
  for (const [name, act] of Object.entries(press)) {
    one(`.${name}`)?.addEventListener("click", act);
  }
  one("dialog button").addEventListener("click", () => help.close());

  document.documentElement.classList.add("on");
  one(".stage").hidden = bar.hidden = false;
  atlas.start("map_div", settings);
  show((Number.parseInt(window.location.hash.slice(1), 10) || 1) - 1, false);
})();
