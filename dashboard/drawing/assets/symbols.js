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

  // The smallest circle in which a number can be read, by how many characters it has.
  const LEAST = [0, 14, 14, 15.5, 17, 19, 22, 25];

  // The area of a circle is its number, one scale for all (`most` is the largest of them): as
  // far as the number can be read.
  atlas.radius = (count, most) => {
    if (count === 1) return 14;
    const room = window.innerWidth < 480 ? 24 : 32;
    const largest = Math.min(room, 15 + 1.6 * Math.sqrt(most - 1));
    const fair = largest * Math.sqrt(Math.min(count / most, 1));
    return Math.max(fair, LEAST[Math.min(atlas.short(count).length, LEAST.length - 1)]);
  };

  // `counts` are pairs of a kind and its number.
  atlas.several = (count, counts, radius, on) => {
    const middle = radius - 2.75;
    const around = 2 * Math.PI * middle;
    const parts = [...(on ? halo(radius) : []), disc(radius, "#fff"), disc(radius - 4.5, CORE)];
    const all = counts.reduce((sum, [, n]) => sum + n, 0);
    let start = 0;
    for (const [kind, n] of counts) {
      const share = (n / all) * around;
      parts.push(
        svg("circle", {
          r: middle,
          fill: "none",
          stroke: kind?.colour ?? CORE,
          "stroke-width": 3.5,
          "stroke-dasharray": `${Math.max(share - 1, 1)} ${around}`,
          "stroke-dashoffset": -start,
          transform: "rotate(-90)",
        }),
      );
      start += share;
    }
    const text = atlas.short(count);
    const fitting = (2.7 * (radius - 4)) / Math.max(text.length, 2);
    parts.push(caption(text, Math.max(10.5, Math.min(fitting, 16))));
    return { node: picture(2 * radius + 16, ...parts), radius };
  };
})();
