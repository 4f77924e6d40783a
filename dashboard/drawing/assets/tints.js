// Districts filled by a value: a colour, or a pattern where no colour may stand for what is meant.
(function () {
  "use strict";
  const atlas = window.netzwerkatlas;
  const { svg } = atlas;

  // Not recorded: grey lines on white. Served from outside: dots. No number by head: blue lines.
  const unknown = () =>
    svg(
      "pattern",
      { id: "tint-unknown", width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      svg("rect", { width: 7, height: 7, fill: "#ffffff" }),
      svg("line", { y2: 7, stroke: "#5d6b73", "stroke-width": 2.4 }),
    );
  const outside = () =>
    svg(
      "pattern",
      { id: "tint-outside", width: 8, height: 8, patternUnits: "userSpaceOnUse" },
      svg("rect", { width: 8, height: 8, fill: "#ffffff" }),
      svg("circle", { cx: 2, cy: 2, r: 1.5, fill: "#2171b5" }),
      svg("circle", { cx: 6, cy: 6, r: 1.5, fill: "#2171b5" }),
    );

  const unscaled = () =>
    svg(
      "pattern",
      { id: "tint-unscaled", width: 7, height: 7, patternUnits: "userSpaceOnUse" },
      svg("rect", { width: 7, height: 7, fill: "#ffffff" }),
      svg("line", { x2: 7, y1: 3.5, y2: 3.5, stroke: "#2171b5", "stroke-width": 2.4 }),
    );

  // `fill` is a colour, or the name of a pattern; `lines` are what the tooltip says of a district.
  atlas.Tints = class {
    constructor() {
      this.of = new Map();
      const defs = svg("defs", {}, unknown(), outside(), unscaled());
      document.body.append(svg("svg", { class: "atlas-patterns", "aria-hidden": "true" }, defs));
    }

    show(tints) {
      this.of = new Map((tints ?? []).map(([ags, fill, lines]) => [ags, { fill, lines }]));
    }

    fill(ags) {
      const fill = this.of.get(ags)?.fill;
      return fill?.startsWith("#") ? fill : fill && `url(#tint-${fill})`;
    }

    lines(ags) {
      return this.of.get(ags)?.lines ?? [];
    }
  };
})();
