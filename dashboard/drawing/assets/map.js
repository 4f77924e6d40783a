// The map as a whole: made once by `start`, told what to show by `update`.
(function () {
  "use strict";
  const atlas = window.netzwerkatlas;
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const coarse = window.matchMedia("(pointer: coarse)").matches;

  atlas.start = (id, encoded) => {
    const settings = atlas.read(encoded);
    const map = L.map(id, {
      zoomControl: false,
      zoomSnap: 0.25,
      minZoom: 5,
      maxZoom: 16,
      maxBounds: L.latLngBounds(settings.bounds).pad(0.4),
      maxBoundsViscosity: 0.8,
      scrollWheelZoom: false,
      zoomAnimation: !still,
      fadeAnimation: !still,
      markerZoomAnimation: !still,
      inertia: !still,
    });
    map.attributionControl.setPrefix("Leaflet");
    map.attributionControl.addAttribution(settings.attribution);
    map.fitBounds(settings.bounds, { animate: false });
    const parts = { map, settings, view: [], moved: false, shown: null };
    parts.boundaries = new atlas.Boundaries(map);
    parts.reach = new atlas.Reach(map, parts.boundaries);
    parts.places = new atlas.Places(map, parts.boundaries);
    parts.lines = new atlas.Lines(map);
    parts.messenger = L.layerGroup().addTo(map);
    parts.labels = new atlas.Labels(map, parts.boundaries, settings);
    parts.controls = new atlas.Controls(map, () => look(parts, { home: true, animate: true }));
    atlas.parts = parts;
    listen(parts);
    parts.loaded = parts.boundaries.load(settings).then(
      () => {
        // Moved and dressed first of all: what is there by then would be drawn twice.
        look(parts);
        if (parts.shown) parts.boundaries.show(parts.shown);
        parts.boundaries.ground();
      },
      () => fail(parts),
    ).then(() => {
      parts.ready = true;
      if (parts.shown) draw(parts);
      turn(parts);
    });
    return map;
  };

  const fail = (parts) => {
    parts.failed = true;
    if (parts.shown) parts.controls.notice(parts.shown.texts.failed);
  };

  // Brings the districts of the day that is shown: at once, where they are there already.
  const turn = async (parts) => {
    const { boundaries, shown } = parts;
    if (!shown || !boundaries.today.length) return;
    const late = shown.as_of && !boundaries.former;
    try {
      const changed = await boundaries.asOf(shown.as_of ?? null);
      if (parts.shown !== shown) return turn(parts); // asked anew meanwhile
      if (!changed || !late) return;
      draw(parts);
      if (!parts.moved) look(parts);
    } catch {
      fail(parts);
    }
  };

  const listen = (parts) => {
    const { map } = parts;
    map.on("zoomend", () => {
      if (!coarse) return;
      // On a touch screen one finger scrolls the page, until the reader has zoomed in.
      map.dragging[map.getZoom() > (parts.home ?? 0) + 0.2 ? "enable" : "disable"]();
    });
    map.on("zoomanim", () => (parts.flying = true));
    map.on("zoomend", () => {
      parts.flying = false;
      const { next } = parts;
      parts.next = null;
      if (next) look(parts, next);
    });
    map.on("moveend", () => {
      if (parts.drawn) layout(parts);
      atlas.ask();
    });
    map.on("tooltipopen", atlas.keepInside);
    map.on("dragstart", () => (parts.moved = true));
    map.on("resize", () => {
      if (!parts.moved) look(parts);
    });
    // The wheel scrolls the page, until the reader has clicked into the map.
    map.on("mousedown", () => map.scrollWheelZoom.enable());
    map.on("mouseout", () => map.scrollWheelZoom.disable());
    const box = map.getContainer();
    // The stylesheet and the page change the height without a word to the window.
    new ResizeObserver(() => map.invalidateSize({ animate: false, pan: false })).observe(box);
    for (const sign of ["wheel", "dblclick"]) {
      box.addEventListener(sign, () => (parts.moved ||= map.scrollWheelZoom.enabled()), { passive: true });
    }
  };

  // Brings the wanted areas into view, or the whole region.
  const look = (parts, { home = false, animate = false } = {}) => {
    const { map, settings, boundaries } = parts;
    const { x, y } = map.getSize();
    if (!x || !y) return; // a frame that is not shown yet; it tells when it is
    // Leaflet would not hear of another place while it is on the way to one.
    if (parts.flying) return void (parts.next = { home });
    const wanted = home ? null : parts.box ?? boundaries.bounds(parts.view);
    parts.moved = false;
    map.options.minZoom = 0; // what a larger frame set would keep a smaller one too near
    parts.home = map.getBoundsZoom(L.latLngBounds(settings.bounds));
    // By `setMinZoom` a map that is too far out would be moved, whatever is said here after it.
    map.options.minZoom = Math.min(6, parts.home);
    map.fitBounds(wanted ?? settings.bounds, {
      animate: animate && !still,
      padding: wanted && !parts.box ? [24, 24] : [2, 2],
      maxZoom: parts.box ? 16 : 11,
    });
  };

  const layout = ({ map, places, reach, labels, shown }) => {
    const room = new atlas.Room(map);
    places.draw();
    const corner = reach.list.place();
    if (corner) room.take(corner.at, corner.size);
    for (const { at, radius } of places.circles) {
      room.take(map.project(at), [2 * radius, 2 * radius]);
    }
    // What matters most has its place first. A background map has names of its own.
    labels.clear();
    if (!shown.background) labels.drawStates(room);
    reach.draw(room);
    if (!shown.background) labels.drawPlaces(room);
  };

  const draw = (parts) => {
    const { shown, boundaries, reach, places, lines } = parts;
    boundaries.show(shown);
    lines.show(shown.lines);
    reach.show(shown.areas, shown.texts, shown.gathered, (shown.seen?.[0] ?? 0) < shown.near);
    places.show(shown.places, shown.kinds, shown.texts, shown.gathered);
    layout(parts);
    parts.drawn = true;
  };

  // Where the reader went by a circle, the map stays.
  atlas.go = (at, zoom) => {
    const { parts } = atlas;
    parts.moved = true;
    parts.map.setView(at, zoom, { animate: !still });
  };

  // The map goes back to what it was told to show, wherever the reader has moved it.
  atlas.look = () => look(atlas.parts, { animate: true });

  const background = (parts, wanted) => {
    const { map } = parts;
    if (parts.tiles?.code === wanted?.code) return;
    parts.tiles?.layer.remove();
    parts.tiles = null;
    map.options.zoomSnap = wanted ? 1 : 0.25;
    if (!wanted) return;
    const { code, url, attribution, max_zoom: maxZoom } = wanted;
    parts.tiles = { code, layer: L.tileLayer(url, { attribution, maxZoom }).addTo(map) };
  };

  atlas.update = (encoded) => {
    const { parts } = atlas;
    const shown = atlas.read(encoded);
    // Of the first view nothing is animated: the frame still finds its size meanwhile.
    const animate = Boolean(parts.shown);
    const [west, south, east, north] = shown.box ?? [];
    const box = shown.box?.length ? L.latLngBounds([south, west], [north, east]) : null;
    const viewChanged =
      JSON.stringify([shown.view, box]) !== JSON.stringify([parts.view, parts.box ?? null]);
    parts.shown = shown;
    parts.view = shown.view;
    parts.box = box;
    parts.controls.speak(shown.language, shown.texts);
    if (parts.failed) parts.controls.notice(shown.texts.failed);
    background(parts, shown.background);
    turn(parts);
    if (parts.ready) draw(parts);
    if (viewChanged) look(parts, { animate });
    atlas.heard();
  };
})();
