// Districts and Länder: fetched once from the app itself, drawn, outlined, brought into view.
(function () {
  "use strict";
  const atlas = window.netzwerkatlas;
  const INK = { district: "#a9b3b8", state: "#5d6b73", selected: "#12202b", tinted: "#7c8a92" };
  const FILL = { plain: "#fdfcf9", hover: "#e9f1f4", selected: "#fff1c2" };

  // A file's address changes with its content, so what the browser has of it is never too old.
  // A page that works without any server has brought the areas along.
  const fetchJson = async (url, version) => {
    if (typeof url !== "string") return url;
    const response = await fetch(`${url}?${version}`, { cache: "force-cache" });
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    return response.json();
  };

  atlas.Boundaries = class {
    constructor(map) {
      this.map = map;
      this.features = new Map();
      this.today = [];
      this.former = null;
      this.day = null;
      this.boxes = new WeakMap();
      this.selected = new Set();
      this.plain = true;
      this.tints = new atlas.Tints();
      for (const [name, order] of [["lines", 410], ["outline", 420]]) {
        map.createPane(name).style.zIndex = order;
      }
      // Made before any geometry is there: streamlit-folium listens to the layers it finds.
      this.districts = L.geoJson(null, {
        style: (feature) => this.style(feature),
        onEachFeature: (feature, layer) => {
          layer.toGeoJSON = atlas.answer({ district: feature.properties.ags });
          layer.on("mouseover", () => layer.setStyle(this.style(feature, true)));
          layer.on("mouseout", () => layer.setStyle(this.style(feature)));
        },
      });
      // One tooltip for all: with one for each, Leaflet makes every district a stop of the Tab key.
      const name = ({ feature }) => atlas.tip([this.name(feature), ...this.tints.lines(feature.properties.ags)]);
      this.districts.bindTooltip(name, { sticky: true, direction: "auto", opacity: 1 }).addTo(map);
      this.states = L.geoJson(null, {
        pane: "lines",
        interactive: false,
        style: { color: INK.state, weight: 1.6, fill: false },
      }).addTo(map);
      this.outline = L.geoJson(null, {
        pane: "outline",
        interactive: false,
        style: { color: INK.selected, weight: 3, fill: false },
      }).addTo(map);
    }

    // Fetches the areas; they are drawn by `ground`, once the map stands where it is to stand.
    async load({ districts, states, former, version }) {
      const files = [districts, states].map((url) => fetchJson(url, version));
      this.fetchFormer = () => fetchJson(former, version);
      const both = await Promise.all(files);
      [this.today, this.lands] = both.map(({ features }) => features);
      this.know([...this.today, ...this.lands]);
    }

    ground() {
      this.add(this.today, this.districts);
      this.add(this.lands, this.states);
    }

    know(features) {
      for (const feature of features) this.features.set(feature.properties.ags, feature);
    }

    add(features, layer) {
      this.know(features);
      layer.addData({ type: "FeatureCollection", features });
    }

    // Shows the districts of a day (a date as text; null is today). Those that are the same stay
    // as they are. Says whether anything has changed.
    async asOf(day) {
      if (day === this.day) return false;
      if (day && !this.former) this.former = (await this.fetchFormer()).features;
      this.day = day;
      const held = ({ properties: { valid_from: from = "", valid_to: to = "9999" } }) =>
        day ? from <= day && day <= to : to === "9999";
      const wanted = new Set([...this.today, ...(this.former ?? [])].filter(held));
      for (const layer of this.districts.getLayers()) {
        if (wanted.delete(layer.feature)) continue;
        this.districts.removeLayer(layer);
        const { ags } = layer.feature.properties;
        if (this.features.get(ags) === layer.feature) this.features.delete(ags);
      }
      this.add([...wanted], this.districts);
      return true;
    }

    style(feature, hover = false) {
      const { ags } = feature.properties;
      const chosen = this.selected.has(ags) || this.selected.has(ags.slice(0, 2));
      const fill = chosen ? FILL.selected : hover ? FILL.hover : FILL.plain;
      const tint = chosen || hover ? 0.35 : 0.01;
      const tinted = this.tints.fill(ags);
      if (tinted) {
        const ink = hover ? { color: INK.selected, weight: 2.2 } : { color: INK.tinted, weight: 0.8 };
        return { ...ink, fillColor: tinted, fillOpacity: this.plain ? 1 : 0.75 };
      }
      return {
        color: INK.district,
        weight: 0.8,
        fillColor: fill,
        fillOpacity: this.plain ? 1 : tint,
      };
    }

    // What fills the districts (none for the plain map), and which areas are outlined. Over a
    // background map the areas are see-through, yet can still be hovered and clicked.
    show({ tints, selected, background }) {
      const look = JSON.stringify([tints, selected, !background, this.day, this.features.size]);
      if (look === this.look) return;
      this.look = look;
      this.plain = !background;
      this.tints.show(tints);
      this.selected = new Set(selected);
      this.outline.clearLayers();
      for (const feature of this.chosen(selected)) this.outline.addData(feature);
      this.districts.setStyle((feature) => this.style(feature));
    }

    chosen(codes) {
      return codes.map((code) => this.features.get(code)).filter(Boolean);
    }

    name({ properties: { label, name } }) {
      return label ?? name;
    }

    // The names of areas, or null where one of the codes is none.
    names(codes) {
      const chosen = this.chosen(codes);
      return chosen.length === codes.length ? chosen.map((feature) => this.name(feature)) : null;
    }

    bounds(codes) {
      const boxes = this.chosen(codes).map((feature) => this.box(feature));
      return boxes.length ? boxes.reduce((all, box) => all.extend(box), L.latLngBounds([])) : null;
    }

    box(feature) {
      if (!this.boxes.has(feature)) this.boxes.set(feature, L.geoJson(feature).getBounds());
      return this.boxes.get(feature);
    }

    // Whether a place lies in an area: how often a ray from it crosses the border.
    covers(code, { lat, lng }) {
      const { type, coordinates } = this.features.get(code).geometry;
      let inside = false;
      for (const ring of (type === "Polygon" ? [coordinates] : coordinates).flat()) {
        ring.forEach(([x, y], i) => {
          const [u, v] = ring[i ? i - 1 : ring.length - 1];
          if (y > lat !== v > lat && lng < ((u - x) * (lat - y)) / (v - y) + x) inside = !inside;
        });
      }
      return inside;
    }

    // Where a name or count of the area stands best.
    anchor(code) {
      const feature = this.features.get(code);
      if (!feature) return null;
      const { label_lat: lat, label_lon: lon } = feature.properties;
      return lat === undefined ? this.box(feature).getCenter() : L.latLng(lat, lon);
    }
  };
})();
