// Values from the server, and nodes made of text alone: nothing here is parsed as markup.
(function () {
  "use strict";
  const atlas = (window.netzwerkatlas = window.netzwerkatlas || {});
  const SVG = "http://www.w3.org/2000/svg";

  // The counterpart of encode_values in encoder.py: JSON of ASCII characters in Base64. In a file
  // of its own the map is handed values that have been read already.
  atlas.read = (values) => (typeof values === "string" ? JSON.parse(atob(values)) : values);

  // Fills the `{name}` places of a sentence; the values are never searched for places again.
  atlas.fill = (sentence, values) =>
    sentence.replace(/\{(\w+)\}/g, (place, name) => (name in values ? String(values[name]) : place));

  atlas.element = (tag, className, ...children) => {
    const node = document.createElement(tag);
    if (className) node.className = className;
    node.append(...children);
    return node;
  };

  // A tooltip's lines, the first as its heading.
  atlas.tip = ([first, ...rest]) => {
    const { element } = atlas;
    const spans = rest.map((line) => element("span", "", line));
    return element("div", "atlas-tip", element("strong", "", first), ...spans);
  };

  // Moves an opened tooltip up or down into the frame, should it stick out.
  atlas.keepInside = ({ tooltip }) => {
    const box = tooltip.getElement();
    box.style.translate = "";
    const { top, bottom } = box.getBoundingClientRect();
    const down = Math.max(4 - top, 0) || Math.min(window.innerHeight - 4 - bottom, 0);
    if (down) box.style.translate = `0 ${down}px`;
  };

  atlas.svg = (tag, attributes, ...children) => {
    const node = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  };

  // Numbers as the reader's language writes them; in a circle a large one is shortened.
  atlas.number = (n) => new Intl.NumberFormat(document.documentElement.lang).format(n);
  atlas.short = (n) => {
    const options = n < 10000 ? {} : { notation: "compact", maximumFractionDigits: 1 };
    return new Intl.NumberFormat(document.documentElement.lang, options).format(n);
  };

  // Every answer has a number of its own, so that the same circle clicked twice is two clicks
  // and an old click that the page still remembers is none. A click says for which part of the
  // map the circles are that the reader saw.
  atlas.answer = (properties) => () => {
    atlas.answered = Date.now();
    const seen = atlas.parts?.shown?.seen ?? null;
    const click = `${atlas.answered}-${Math.random()}`;
    return { type: "Feature", geometry: null, properties: { seen, ...properties, click } };
  };

  // A marker that is a button: reachable by keyboard, named, drawn by a node we made.
  atlas.button = (at, { node, size, lines, properties, current, above = 0 }) => {
    const icon = L.divIcon({ html: node, className: "atlas-button", iconSize: size });
    const marker = L.marker(at, { icon, keyboard: true, riseOnHover: true, zIndexOffset: above });
    marker.toGeoJSON = atlas.answer(properties);
    marker.bindTooltip(atlas.tip(lines), { direction: "auto", opacity: 1, offset: [size[0] / 2, 0] });
    marker.on("add", () => {
      const button = marker.getElement();
      button.setAttribute("aria-label", lines.join(", "));
      if (current) button.setAttribute("aria-current", "true");
      button.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        event.stopPropagation();
        marker.fire("click", { latlng: marker.getLatLng(), originalEvent: event }, true);
      });
    });
    return marker;
  };
})();
