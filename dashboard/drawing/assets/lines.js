// Lines from place to place; what they mean is in a table on the page, too.
(function () {
  "use strict";
  const atlas = window.netzwerkatlas;

  // The order is that of `line_values` in network_lines.py.
  const read = ([id, from, to, color, dashArray, weight, lines]) => ({
    id, ends: [from, to], lines, style: { color, dashArray, weight },
  });

  atlas.Lines = class {
    constructor(map) {
      this.map = map;
      map.createPane("ties").style.zIndex = 430;
      this.layer = L.featureGroup().addTo(map);
      // One tooltip for all, as for the districts: no line becomes a stop of the Tab key.
      const told = ({ lines }) => atlas.tip(lines);
      this.layer.bindTooltip(told, { sticky: true, direction: "auto", opacity: 1 });
    }

    show(values = []) {
      const encoded = JSON.stringify(values);
      if (encoded === this.shown) return;
      this.shown = encoded;
      this.layer.clearLayers();
      for (const { id, ends, lines, style } of values.map(read)) {
        const line = L.polyline(ends, { ...style, pane: "ties", opacity: 0.85, lineCap: "butt" });
        line.lines = lines;
        line.toGeoJSON = atlas.answer({ line: id });
        line.on("mouseover", () => line.setStyle({ weight: style.weight + 3, opacity: 1 }));
        line.on("mouseout", () => line.setStyle({ weight: style.weight, opacity: 0.85 }));
        line.addTo(this.layer);
      }
    }
  };
})();
