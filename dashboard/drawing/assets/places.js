// Records at their places, and places that are counted together.
(function () {
  "use strict";
  const atlas = window.netzwerkatlas;
  const { fill } = atlas;
  const NEAR = 0.85; // of the two radii: circles with their centres closer become one
  const NAMES = 8;
  const KINDS = 6;
  const PRECISIONS = ["address", "place", "municipality", "district", "state"];
  const ON = 1, TOGETHER = 2;
  const CELL = /^\d+\.\d+\.\d+$/;

  // The order is that of `circle_values` in places.py.
  const read = ([spot, lat, lng, count, flat, entries, marks, precision, twins = []]) => {
    const kinds = new Map();
    for (let i = 0; i < flat.length; i += 2) kinds.set(flat[i], flat[i + 1]);
    return {
      spot, at: [lat, lng], count, kinds, entries, twins,
      on: Boolean(marks & ON),
      together: Boolean(marks & TOGETHER),
      precision: PRECISIONS[precision],
    };
  };

  // A record that several of the joined places have is one record; `twins` tells.
  const joined = (spots) => {
    const kinds = new Map();
    for (const spot of spots) {
      for (const [kind, n] of spot.kinds) kinds.set(kind, (kinds.get(kind) ?? 0) + n);
    }
    const all = spots.flatMap((spot) => spot.entries);
    const named = new Map(all.map((entry) => [entry.join(), entry]));
    const entries = spots.length > 1 ? [...named.values()] : all;
    return {
      spots,
      at: spots[0].at,
      kinds: [...kinds],
      count: together(spots),
      entries: entries.slice(0, NAMES),
      on: spots.some((spot) => spot.on),
      together: spots[0].together,
    };
  };

  const together = (spots) => {
    const twins = spots.flatMap((spot) => spot.twins);
    return spots.reduce((sum, spot) => sum + spot.count, 0) - twins.length + new Set(twins).size;
  };

  atlas.Places = class {
    constructor(map, boundaries) {
      Object.assign(this, { map, boundaries, spots: [], drawn: new Map(), circles: [] });
      this.layer = L.featureGroup().addTo(map);
      // A group that does not pass on what happens in it: a click here tells the page nothing.
      this.steps = L.layerGroup().addTo(map);
    }

    show(spots, kinds, texts, gathered) {
      // The largest first: they stay where they are, and the others join them.
      this.spots = spots.map(read).sort((a, b) => b.count - a.count || (a.spot < b.spot ? -1 : 1));
      // Circles look different in another language; which one, a number tells.
      const words = JSON.stringify([kinds, texts]);
      this.edition = (this.edition ?? 0) + Number(words !== this.words);
      Object.assign(this, { kinds, texts, gathered, words });
    }

    // Groups for the zoom of the moment; what is counted together already is left as it is.
    groups() {
      if (this.gathered) return this.spots.map((spot) => [spot]);
      const most = Math.max(1, ...this.spots.map(({ count }) => count));
      const groups = [];
      for (const spot of this.spots) {
        const point = this.map.project(spot.at);
        const close = (group) => atlas.radius(together(group.spots), most) + atlas.radius(spot.count, most);
        const near = groups.find((group) => group.point.distanceTo(point) < NEAR * close(group));
        if (near) near.spots.push(spot);
        else groups.push({ point, spots: [spot] });
      }
      return groups.map(({ spots }) => spots);
    }

    // What looks the same as before keeps its node and focus.
    draw() {
      const circles = this.groups().map(joined);
      const view = this.map.getBounds();
      const within = circles.filter(({ at }) => !this.gathered || view.contains(at));
      const most = Math.max(1, ...within.map(({ count }) => count));
      // The small ones after the large, which lie below them; then from north to south.
      const wanted = new Map();
      for (const circle of circles.sort((a, b) => b.at[0] - a.at[0])) {
        circle.radius = atlas.radius(circle.count, most);
        wanted.set(JSON.stringify([circle, this.edition, this.boundaries.features.size]), circle);
      }
      const focused = this.focused();
      for (const [key, marker] of this.drawn) {
        if (wanted.has(key)) continue;
        marker.remove();
        this.layer.removeLayer(marker);
        this.steps.removeLayer(marker);
        this.drawn.delete(key);
      }
      for (const [key, circle] of wanted) {
        if (!this.drawn.has(key)) this.drawn.set(key, this.marker(circle));
      }
      this.circles = [...this.drawn.values()].map(({ circle }) => circle);
      if (focused) this.focus(focused);
    }

    focused() {
      const markers = [...this.drawn.values()];
      return markers.find((marker) => marker.getElement() === document.activeElement)?.circle;
    }

    // A circle drawn anew, joined with its neighbours or taken apart, keeps the keyboard's focus.
    focus({ spots: [{ spot }], at }) {
      const markers = [...this.drawn.values()];
      const point = this.map.project(at);
      const far = ({ circle }) => this.map.project(circle.at).distanceTo(point);
      const same = markers.find(({ circle }) => circle.spots.some((each) => each.spot === spot));
      const next = same ?? markers.sort((a, b) => far(a) - far(b))[0];
      const button = next?.getElement();
      if (button && button !== document.activeElement) button.focus({ preventScroll: true });
    }

    marker(circle) {
      const kind = this.kinds[circle.kinds[0]?.[0]];
      const counts = circle.kinds.map(([number, n]) => [this.kinds[number], n]);
      const { node, radius } = circle.count === 1 && kind
        ? atlas.single(kind, circle.on)
        : atlas.several(circle.count, counts, circle.radius, circle.on);
      circle.radius = radius;
      const marker = atlas.button(circle.at, {
        node,
        size: [2 * radius, 2 * radius],
        lines: this.lines(circle),
        properties: { place: circle.spots[0].spot, spots: circle.spots.map(({ spot }) => spot) },
        current: circle.on,
        above: 200 - 4 * radius,
      });
      marker.circle = circle;
      const step = circle.together && circle.count > 1;
      if (!step) return marker.addTo(this.layer);
      marker.on("click", () => this.nearer(circle) || atlas.tell(marker.toGeoJSON));
      return marker.addTo(this.steps);
    }

    // Brings what is counted together apart, or says that the map is as near as can be.
    nearer({ spots: [{ spot, at }] }) {
      const zoom = this.map.getZoom();
      const bounds = CELL.test(spot) ? null : this.boundaries.bounds(spot.split("+"));
      const wanted = bounds
        ? Math.min(this.map.getBoundsZoom(bounds), 11)
        : Math.min(zoom + 2, this.map.getMaxZoom());
      if (wanted < zoom + 0.2) return false;
      atlas.go(bounds?.getCenter() ?? at, Math.max(wanted, Math.min(zoom + 1, 11)));
      return true;
    }

    heading({ spots, count }) {
      const n = atlas.number(count);
      const names = CELL.test(spots[0].spot) ? null : this.boundaries.names(spots[0].spot.split("+"));
      if (names) return fill(this.texts.several_in, { n, place: names.join(", ") });
      const near = spots.length > 1 || spots[0].together;
      return fill(near ? this.texts.several_near : this.texts.several, { n });
    }

    // What a circle says, line by line: as its tooltip, and as its name to a screen reader.
    lines(circle) {
      const label = (number) => this.kinds[number]?.label ?? "";
      if (circle.count === 1 && circle.entries.length) {
        const [name, number] = circle.entries[0];
        const position = this.texts[`precision_${circle.spots[0].precision}`];
        return [name, label(number), position].filter(Boolean);
      }
      const heading = this.heading(circle);
      if (!circle.entries.length) {
        const kinds = [...circle.kinds].sort(([, a], [, b]) => b - a).slice(0, KINDS);
        const counts = kinds.map(([number, n]) =>
          fill(this.texts.of_kind, { kind: label(number), n: atlas.number(n) }),
        );
        return [heading, ...counts, ...(circle.together ? [this.texts.nearer] : [])];
      }
      const more = circle.count - circle.entries.length;
      const names = circle.entries.map(([name]) => name);
      return [heading, ...names, ...(more > 0 ? [fill(this.texts.more, { n: atlas.number(more) })] : [])];
    }
  };
})();
