// Values from the server, and nodes made of text alone: nothing here is parsed as markup.
(function () {
  "use strict";
  const atlas = (window.netzwerkatlas = window.netzwerkatlas || {});
  const SVG = "http://www.w3.org/2000/svg";

  // The counterpart of encoder.py: numeric character references back to characters.
  atlas.decode = (text) =>
    text.replace(/&#([0-9]+);/g, (_, code) => String.fromCodePoint(Number(code)));

  atlas.read = (text) => JSON.parse(atlas.decode(text));

  // Fills the `{name}` places of a sentence; the values are never searched for places again.
  atlas.fill = (sentence, values) =>
    sentence.replace(/\{(\w+)\}/g, (place, name) => (name in values ? String(values[name]) : place));

  atlas.element = (tag, className, ...children) => {
    const node = document.createElement(tag);
    if (className) node.className = className;
    node.append(...children);
    return node;
  };

  atlas.svg = (tag, attributes, ...children) => {
    const node = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  };

  // Every click has a number of its own, so that the same circle clicked twice is two clicks
  // and an old click that the page still remembers is none.
  atlas.answer = (properties) => () => ({
    type: "Feature",
    geometry: null,
    properties: { ...properties, click: `${Date.now()}-${Math.random()}` },
  });

  // A marker that is a button: reachable by keyboard, named, drawn by a node we made.
  atlas.button = (at, { node, size, name, properties, current }) => {
    const icon = L.divIcon({ html: node, className: "atlas-button", iconSize: size });
    const marker = L.marker(at, { icon, keyboard: true, riseOnHover: true });
    marker.toGeoJSON = atlas.answer(properties);
    marker.on("add", () => {
      const button = marker.getElement();
      button.setAttribute("aria-label", name);
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
