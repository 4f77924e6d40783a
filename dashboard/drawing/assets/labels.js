// Names on the map: each where it covers no circle and no other name, or not at all.
(function () {
  "use strict";
  const atlas = window.netzwerkatlas;
  const FAMILY = '"Source Sans", "Source Sans Pro", system-ui, sans-serif';
  const STYLES = {
    state: { font: `600 15px ${FAMILY}`, height: 18, spacing: 2.2, upper: true },
    town: { font: `600 12px ${FAMILY}`, height: 15, spacing: 0, dot: true },
    neighbour: { font: `400 12px ${FAMILY}`, height: 15, spacing: 0, dot: true },
    "state far": { font: `600 11px ${FAMILY}`, height: 14, spacing: 1, upper: true },
    district: { font: `400 11.5px ${FAMILY}`, height: 14, spacing: 0 },
  };
  // Shares of an area's height and width, from its middle outwards.
  const SHARES = [0, -0.12, 0.12, -0.24, 0.24, -0.36, 0.36];
  const AROUND = SHARES.flatMap((y) => SHARES.map((x) => [x, y])).sort(
    (a, b) => Math.hypot(...a) - Math.hypot(...b),
  );
  const DISTRICT_OFFSETS = [[0, 0], [0, 14], [0, -14], [0, 28], [0, -28]];
  const DISTRICTS_FROM = 8; // zoom level
  const FAR = 6.5; // zoom level, below which the names of the Länder are small

  // The boxes that are taken, in the map's pixels at the zoom of the moment.
  atlas.Room = class {
    constructor(map) {
      this.map = map;
      this.boxes = [];
      const { min, max } = map.getPixelBounds();
      this.frame = [min.x, min.y, max.x, max.y];
      this.keep(map.attributionControl?.getContainer(), min);
    }

    // What stands on the map itself is not written over.
    keep(element, { x, y }) {
      if (!element) return;
      const [around, box] = [this.map.getContainer(), element].map((each) => each.getBoundingClientRect());
      const [left, top] = [x + box.left - around.left, y + box.top - around.top];
      this.boxes.push([left, top, left + box.width, top + box.height]);
    }

    inFrame({ x, y }, [width, height]) {
      const [left, top, right, bottom] = this.frame;
      return x - width / 2 >= left && x + width / 2 <= right && y - height / 2 >= top && y + height / 2 <= bottom;
    }

    outside({ x, y }, [width, height]) {
      const [left, top, right, bottom] = this.frame;
      return x + width / 2 <= left || x - width / 2 >= right || y + height / 2 <= top || y - height / 2 >= bottom;
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
      // Nothing is cut off by the frame; what stands outside it may come in by dragging.
      const visible = this.inFrame(anchor, [0, 0]);
      const whole = (option) => this.inFrame(option, size) || (!visible && this.outside(option, size));
      const fits = (option) => this.free(option, size) && whole(option);
      const found = options.find(fits) ?? (must ? options[0] : null);
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

    clear() {
      this.layer.clearLayers();
    }

    drawStates(room) {
      const kinds = this.map.getZoom() < FAR ? [] : ["state"];
      for (const feature of this.of(2)) this.writeWithin(room, kinds, feature.properties);
    }

    drawPlaces(room) {
      const zoom = this.map.getZoom();
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

    // A Land's name: inside the Land, smaller where that is needed, else beside its middle.
    writeWithin(room, kinds, { ags, name }) {
      const anchor = this.boundaries.anchor(ags);
      for (const kind of [...kinds, "state far"]) {
        const { inside } = this.offsets(ags, this.size(kind, name.toUpperCase()));
        if (this.write(room, kind, name, anchor, inside)) return;
      }
      this.write(room, "state far", name, anchor, this.offsets(ags, [0]).all);
    }

    // Offsets in pixels within the area's box, and those of them that keep a name in the area.
    offsets(ags, [width]) {
      const bounds = this.boundaries.bounds([ags]);
      const size = this.map.project(bounds.getSouthEast()).subtract(this.map.project(bounds.getNorthWest()));
      const anchor = this.map.project(this.boundaries.anchor(ags));
      const ends = [-width / 2, 0, width / 2];
      const keeps = ([x, y]) =>
        ends.every((end) => this.boundaries.covers(ags, this.map.unproject(anchor.add([x + end, y]))));
      const all = AROUND.map(([x, y]) => [x * size.x, y * size.y]);
      return { all, inside: all.filter(keeps) };
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
      const anchor = this.map.project(latlng);
      const open = room.free(anchor, [5, 5]); // a name farther off would not be taken for this dot's
      const offsets = (open ? [7] : [7, 20, 27]).flatMap((gap) => {
        const x = gap + size[0] / 2 - 2;
        const y = gap + size[1] / 2 - 2;
        return [[x, 0], [-x, 0], [0, y], [0, -y], [x * 0.9, y * 0.7], [-x * 0.9, y * 0.7]];
      });
      const at = room.place(latlng, size, offsets);
      if (!at) return false;
      if (open && room.free(anchor, [5, 5])) this.put("dot", "", [5, 5], anchor);
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
