// Areas that records work in: hatched, with a button that says how many.
(function () {
  "use strict";
  const atlas = window.netzwerkatlas;
  const { element, fill, svg } = atlas;
  const HATCH = "#0b6e80";
  const WHOLE = "DE";
  // Pixels from the area's middle outwards.
  const OFFSETS = [0, 15, 26, 38, 50, 62, 75, 90, 105, 120].flatMap((distance) =>
    Array.from({ length: distance ? 16 : 1 }, (_, i) => {
      const angle = (i * Math.PI) / 8 + Math.PI / 2;
      return [distance * Math.cos(angle), distance * Math.sin(angle)];
    }),
  );
  const CORNER = [53.35, 13.2]; // beside the four Länder, where nothing of them is covered

  const pattern = (id, gap, width) =>
    svg(
      "pattern",
      { id, width: gap, height: gap, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      svg("line", { y2: gap, stroke: HATCH, "stroke-width": width }),
    );

  atlas.Reach = class {
    constructor(map, boundaries) {
      Object.assign(this, { map, boundaries, areas: [], badges: [] });
      map.createPane("reach").style.zIndex = 405;
      const defs = svg("defs", {}, pattern("hatch-wide", 12, 1.3), pattern("hatch-close", 5, 1.6));
      document.body.append(svg("svg", { class: "atlas-patterns", "aria-hidden": "true" }, defs));
      this.tints = L.geoJson(null, {
        pane: "reach",
        interactive: false,
        style: ({ properties }) => this.style(properties),
      }).addTo(map);
      this.leads = L.layerGroup().addTo(map);
      this.list = new atlas.Corner(map);
      this.layer = L.featureGroup().addTo(map);
    }

    style({ ags, on }) {
      const close = ags.length > 2;
      return {
        color: HATCH,
        weight: on ? 3.5 : 1.2,
        opacity: on ? 1 : close ? 0.8 : 0,
        fillColor: `url(#hatch-${close ? "close" : "wide"})`,
        fillOpacity: (on ? 0.75 : close ? 0.45 : 0.25) * (this.map.getZoom() > 10 ? 0.5 : 1),
      };
    }

    // Where places are counted together, all of a Land would be hatched, and its badge would lie
    // on circles: what is as wide as that stands in a list in the corner.
    show(areas, texts, gathered, far) {
      const wide = areas.filter(({ ags }) => gathered && ags.length < 5);
      this.areas = areas.filter((area) => !wide.includes(area));
      this.texts = texts;
      this.list.show(wide.map((area) => this.entry(area)), texts.wide, far);
      this.tints.clearLayers();
      for (const { ags, on } of areas) {
        if (!on && wide.some((area) => area.ags === ags)) continue;
        const feature = this.boundaries.features.get(ags);
        if (feature) this.tints.addData({ ...feature, properties: { ags, on } });
      }
    }

    anchor(ags) {
      return ags === WHOLE ? L.latLng(CORNER) : this.boundaries.anchor(ags);
    }

    // The badges with the place that `room` finds for each beside the circles.
    draw(room) {
      this.tints.setStyle(({ properties }) => this.style(properties));
      const focused = document.activeElement?.dataset?.reach;
      this.layer.clearLayers();
      this.leads.clearLayers();
      for (const area of [...this.areas].sort((a, b) => a.ags.length - b.ags.length)) {
        const anchor = this.anchor(area.ags);
        if (!anchor) continue;
        const number = atlas.number(area.count);
        const shown = area.ags === WHOLE ? `${this.texts.germany} ${number}` : number;
        const size = [Math.max(36, 30 + 8 * shown.length), 24];
        const at = room.place(anchor, size, this.offsets(area.ags, anchor), true);
        const marker = this.badge(area, shown, size, this.map.unproject(at)).addTo(this.layer);
        this.lead(anchor, at, area);
        marker.getElement().dataset.reach = area.ags;
        if (focused === area.ags) marker.getElement().focus({ preventScroll: true });
      }
    }

    // A line from a badge that had to stand apart to the district that it belongs to.
    lead(anchor, at, { ags, on }) {
      if (ags.length < 5 || this.map.project(anchor).distanceTo(at) < 24) return;
      const look = { color: HATCH, weight: on ? 2.5 : 1.2, pane: "reach", interactive: false };
      L.polyline([anchor, this.map.unproject(at)], look).addTo(this.leads);
    }

    // In the area rather than beside it.
    offsets(ags, anchor) {
      if (ags === WHOLE) return OFFSETS;
      const middle = this.map.project(anchor);
      const inside = OFFSETS.filter((offset) =>
        this.boundaries.covers(ags, this.map.unproject(middle.add(offset))),
      );
      return [...inside, ...OFFSETS];
    }

    place(ags) {
      return ags === WHOLE ? this.texts.germany : (this.boundaries.names([ags])?.[0] ?? ags);
    }

    lines(area) {
      const heading = fill(this.texts.whole, { n: atlas.number(area.count), place: this.place(area.ags) });
      const more = area.count - area.names.length;
      return [heading, ...area.names, ...(more ? [fill(this.texts.more, { n: atlas.number(more) })] : [])];
    }

    node({ on }, shown) {
      return element("span", on ? "atlas-badge on" : "atlas-badge", element("i", ""), shown);
    }

    entry(area) {
      const name = element("span", "", this.place(area.ags));
      const node = this.node(area, atlas.number(area.count));
      return { ags: area.ags, on: area.on, lines: this.lines(area), node: element("span", "", name, node) };
    }

    badge(area, shown, size, at) {
      return atlas.button(at, {
        node: this.node(area, shown),
        size,
        lines: this.lines(area),
        properties: { reach: area.ags },
        current: area.on,
      });
    }
  };
})();
