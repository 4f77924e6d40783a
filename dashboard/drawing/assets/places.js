// Records at their places. Circles that would cover each other become one with their number.
(function () {
  "use strict";
  const atlas = window.netzwerkatlas;
  const { fill } = atlas;
  const NEAR = 0.85; // of the two radii: circles with their centres closer become one
  const NAMES = 8;

  const joined = (spots) => {
    const kinds = {};
    for (const spot of spots) {
      for (const [code, n] of Object.entries(spot.kinds)) kinds[code] = (kinds[code] ?? 0) + n;
    }
    return {
      spots,
      at: spots[0].at,
      kinds,
      count: spots.reduce((sum, spot) => sum + spot.count, 0),
      entries: spots.flatMap((spot) => spot.entries).slice(0, NAMES),
      on: spots.some((spot) => spot.on),
    };
  };

  atlas.Places = class {
    constructor(map) {
      this.map = map;
      this.spots = [];
      this.drawn = new Map();
      this.circles = [];
      this.layer = L.featureGroup().addTo(map);
    }

    show(spots, kinds, texts) {
      // The largest first: they stay where they are, and the others join them.
      this.spots = [...spots].sort((a, b) => b.count - a.count || (a.spot < b.spot ? -1 : 1));
      Object.assign(this, { kinds, texts });
    }

    // Groups for the zoom of the moment; what looks the same as before keeps its node and focus.
    draw() {
      const groups = [];
      for (const spot of this.spots) {
        const point = this.map.project(spot.at);
        const close = (group) => atlas.radius(group.count) + atlas.radius(spot.count);
        const near = groups.find((group) => group.point.distanceTo(point) < NEAR * close(group));
        if (near) {
          near.spots.push(spot);
          near.count += spot.count;
        } else groups.push({ point, spots: [spot], count: spot.count });
      }
      const wanted = new Map();
      for (const { spots } of groups.sort((a, b) => a.point.y - b.point.y)) {
        const circle = joined(spots);
        wanted.set(JSON.stringify([circle, this.texts, this.kinds]), circle);
      }
      const focused = this.focused();
      for (const [key, marker] of this.drawn) {
        if (wanted.has(key)) continue;
        this.layer.removeLayer(marker);
        this.drawn.delete(key);
      }
      for (const [key, circle] of wanted) {
        if (!this.drawn.has(key)) this.drawn.set(key, this.marker(circle).addTo(this.layer));
      }
      this.circles = [...this.drawn.values()].map(({ circle }) => circle);
      if (focused) this.focus(focused);
    }

    focused() {
      const markers = [...this.drawn.values()];
      return markers.find((marker) => marker.getElement() === document.activeElement)?.circle.spots[0].spot;
    }

    // A circle drawn anew, or joined with its neighbours, keeps the keyboard's focus.
    focus(spot) {
      const has = ({ circle }) => circle.spots.some((each) => each.spot === spot);
      const button = [...this.drawn.values()].find(has)?.getElement();
      if (button && button !== document.activeElement) button.focus({ preventScroll: true });
    }

    marker(circle) {
      const one = circle.count === 1;
      const [code] = Object.keys(circle.kinds);
      const kind = this.kinds[code];
      const { node, radius } = one && kind
        ? atlas.single(kind, circle.on)
        : atlas.several(circle.count, circle.kinds, this.kinds, circle.on);
      circle.radius = radius;
      const marker = atlas.button(circle.at, {
        node,
        size: [2 * radius, 2 * radius],
        lines: this.lines(circle),
        properties: {
          place: circle.spots[0].spot,
          spots: circle.spots.map((spot) => spot.spot),
          record: one ? circle.spots[0].record : null,
        },
        current: circle.on,
      });
      marker.circle = circle;
      return marker;
    }

    heading(circle) {
      const text = circle.spots.length > 1 ? this.texts.several_near : this.texts.several;
      return fill(text, { n: circle.count });
    }

    // What a circle says, line by line: as its tooltip, and as its name to a screen reader.
    lines(circle) {
      const label = (code) => this.kinds[code]?.label ?? "";
      if (circle.count === 1) {
        const [name, code] = circle.entries[0];
        const position = this.texts[`precision_${circle.spots[0].precision}`];
        return [name, label(code), position].filter(Boolean);
      }
      const more = circle.count - circle.entries.length;
      const names = circle.entries.map(([name]) => name);
      return [this.heading(circle), ...names, ...(more ? [fill(this.texts.more, { n: more })] : [])];
    }
  };
})();
