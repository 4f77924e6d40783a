// Names on the map: each where it covers no circle and no other name, or not at all.
(function () {
  "use strict";
  const atlas = window.netzwerkatlas;
  const FAMILY = '"Source Sans", "Source Sans Pro", system-ui, sans-serif';
  const STYLES = {
    state: { font: `600 15px ${FAMILY}`, height: 18, spacing: 2.2, upper: true },
    town: { font: `600 12px ${FAMILY}`, height: 15, spacing: 0, dot: true },
    neighbour: { font: `400 12px ${FAMILY}`, height: 15, spacing: 0, dot: true },
    district: { font: `400 11.5px ${FAMILY}`, height: 14, spacing: 0 },
  };
  const STATE_OFFSETS = [[0, 0], [0, -24], [0, 24], [0, -48], [0, 48], [50, 0], [-50, 0], [60, -30], [-60, -30], [60, 30], [-60, 30], [0, -72], [0, 72], [90, 0], [-90, 0]];
  const DISTRICT_OFFSETS = [[0, 0], [0, 14], [0, -14], [0, 28], [0, -28]];
  const DISTRICTS_FROM = 8; // zoom level

  // The boxes that are taken, in the map's pixels at the zoom of the moment.
  atlas.Room = class {
    constructor(map) {
      this.map = map;
      this.boxes = [];
    }

    take(at, [width, height]) {
      const { x, y } = at;
      this.boxes.push([x - width / 2, y - height / 2, x + width / 2, y + height / 2]);
    }

    free({ x, y }, [width, height]) {
      return this.boxes.every(
        ([left, top, right, bottom]) =>
          x + width / 2 <= left || x - width / 2 >= right || y + height / 2 <= top || y - height / 2 >= bottom,
      );
    }

    // The first of the offsets (pixels) that is free; `must` falls back to the first of all.
    place(latlng, size, offsets, must = false) {
      const anchor = this.map.project(latlng);
      const options = offsets.map(([x, y]) => anchor.add([x, y]));
      const found = options.find((option) => this.free(option, size)) ?? (must ? options[0] : null);
      if (found) this.take(found, size);
      return found;
    }
  };

  atlas.Labels = class {
    constructor(map, boundaries, { towns, neighbours }) {
      Object.assign(this, { map, boundaries, towns, neighbours });
      const pane = map.createPane("labels");
      pane.style.zIndex = 450;
      pane.style.pointerEvents = "none";
      pane.setAttribute("aria-hidden", "true");
      this.layer = L.layerGroup().addTo(map);
      this.ruler = document.createElement("canvas").getContext("2d");
    }

    draw(room, hidden) {
      this.layer.clearLayers();
      if (hidden) return;
      const zoom = this.map.getZoom();
      for (const feature of this.of(2)) {
        this.write(room, "state", feature.properties.name, this.boundaries.anchor(feature.properties.ags), STATE_OFFSETS);
      }
      const written = new Set();
      for (const [kind, list] of [["town", this.towns], ["neighbour", this.neighbours]]) {
        for (const [name, lat, lon, from] of list) {
          if (zoom >= from && this.writeBeside(room, kind, name, [lat, lon])) written.add(name);
        }
      }
      if (zoom < DISTRICTS_FROM) return;
      for (const feature of this.of(5)) {
        const { ags, name } = feature.properties;
        if ([...written].some((town) => name.includes(town))) continue;
        this.write(room, "district", name, this.boundaries.anchor(ags), DISTRICT_OFFSETS);
      }
    }

    of(length) {
      return [...this.boundaries.features.values()].filter((f) => f.properties.ags.length === length);
    }

    size(kind, text) {
      const { font, height, spacing } = STYLES[kind];
      this.ruler.font = font;
      return [Math.ceil(this.ruler.measureText(text).width + spacing * text.length) + 6, height];
    }

    write(room, kind, name, latlng, offsets) {
      const text = STYLES[kind].upper ? name.toUpperCase() : name;
      const size = this.size(kind, text);
      const at = room.place(latlng, size, offsets);
      if (at) this.put(kind, text, size, at);
      return Boolean(at);
    }

    // A town's name stands beside its dot, or beside the circle that covers the dot.
    writeBeside(room, kind, name, latlng) {
      const size = this.size(kind, name);
      const offsets = [7, 20, 27].flatMap((gap) => {
        const x = gap + size[0] / 2 - 2;
        const y = gap + size[1] / 2 - 2;
        return [[x, 0], [-x, 0], [0, y], [0, -y], [x * 0.9, y * 0.7], [-x * 0.9, y * 0.7]];
      });
      const at = room.place(latlng, size, offsets);
      if (!at) return false;
      const anchor = this.map.project(latlng);
      if (room.free(anchor, [5, 5])) this.put("dot", "", [5, 5], anchor);
      this.put(kind, name, size, at);
      return true;
    }

    put(kind, text, size, at) {
      const html = atlas.element("span", "", text);
      const icon = L.divIcon({ html, className: `atlas-label ${kind}`, iconSize: size });
      const options = { icon, pane: "labels", interactive: false, keyboard: false };
      L.marker(this.map.unproject(at), options).addTo(this.layer);
    }
  };
})();
