// The circles: one record by colour and letter, several by their number and a ring of colours.
(function () {
  "use strict";
  const atlas = window.netzwerkatlas;
  const { svg } = atlas;
  const CORE = "#2b3640";

  const picture = (size, ...children) =>
    svg(
      "svg",
      { width: size, height: size, viewBox: `${-size / 2} ${-size / 2} ${size} ${size}`, "aria-hidden": "true" },
      ...children,
    );

  const disc = (r, fill) => svg("circle", { r, fill });

  const caption = (text, size) =>
    svg("text", { "text-anchor": "middle", dy: "0.36em", "font-size": size, fill: "#fff" }, text);

  const halo = (r) => [
    svg("circle", { r: r + 3.5, fill: "none", stroke: "#12202b", "stroke-width": 7 }),
    svg("circle", { r: r + 3.5, fill: "none", stroke: "#ffc533", "stroke-width": 4 }),
  ];

  atlas.single = (kind, on) => {
    const ring = kind.shape === "ring";
    const parts = on ? halo(14) : [];
    parts.push(disc(14, "#fff"));
    if (ring) {
      const dashes = { r: 12.4, fill: "none", stroke: kind.colour, "stroke-width": 2, "stroke-dasharray": "4.2 2.29" };
      parts.push(svg("circle", dashes));
    }
    parts.push(disc(ring ? 9.6 : 12.5, kind.colour), caption(kind.letter, ring ? 12 : 14));
    return { node: picture(44, ...parts), radius: 14 };
  };

  atlas.radius = (count) => (count === 1 ? 14 : 15 + Math.min(9, 1.5 * Math.sqrt(count - 1)));

  atlas.several = (count, counts, kinds, on) => {
    const radius = atlas.radius(count);
    const middle = radius - 3.25;
    const around = 2 * Math.PI * middle;
    const parts = [...(on ? halo(radius) : []), disc(radius, "#fff"), disc(radius - 6, CORE)];
    let start = 0;
    for (const [code, n] of Object.entries(counts)) {
      const share = (n / count) * around;
      parts.push(
        svg("circle", {
          r: middle,
          fill: "none",
          stroke: kinds[code]?.colour ?? CORE,
          "stroke-width": 3.5,
          "stroke-dasharray": `${Math.max(share - 1, 1)} ${around}`,
          "stroke-dashoffset": -start,
          transform: "rotate(-90)",
        }),
      );
      start += share;
    }
    parts.push(caption(String(count), count > 99 ? 11 : 13));
    return { node: picture(2 * radius + 16, ...parts), radius };
  };
})();
