// Which part of the map is in view, and asking the page for what is in it.
(function () {
  "use strict";
  const atlas = window.netzwerkatlas;
  // As in grid.py: two levels for each zoom level, a cell is about 60 pixels wide.
  const CELL = 60;
  const LONGEST = 46; // cells
  const PAUSE = 250; // milliseconds of rest before the page is asked
  const PATIENCE = 4000; // milliseconds until a question without an answer may be asked again

  const shares = ({ lat, lng }) => [
    (lng + 180) / 360,
    (1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2,
  ];

  // The view as shares of the world: west, north, east, south.
  const frame = (map) => {
    const bounds = map.getBounds();
    return [...shares(bounds.getNorthWest()), ...shares(bounds.getSouthEast())];
  };

  // The part that is asked for: whole cells, and some more on each side, so that small moves
  // need nothing new.
  const wanted = (map, near) => {
    const level = Math.floor(2 * map.getZoom() + 2 * Math.log2(256 / CELL));
    if (level < near) return [level, 0, 0, 0, 0];
    const width = 2 ** (level / 2);
    const [west, north, east, south] = frame(map).map((share) => Math.floor(share * width));
    const low = (first) => 2 * Math.floor((first - 1) / 2);
    const high = (last, first) => Math.min(2 * Math.ceil((last + 1) / 2), first + LONGEST);
    const left = low(west);
    const top = low(north);
    return [level, left, top, high(east, left), high(south, top)];
  };

  const isEnough = ({ map, shown }) => {
    if (!shown.gathered) return true;
    const { seen, near } = shown;
    const [level] = wanted(map, near);
    if (level < near) return seen ? seen[0] < near && Math.abs(seen[0] - level) < 2 : level === 18;
    if (!seen || seen[0] < near || seen[0] > level) return false;
    const width = 2 ** (seen[0] / 2);
    const [west, north, east, south] = frame(map).map((share) => share * width);
    if (west < seen[1] || north < seen[2] || east > seen[3] + 1 || south > seen[4] + 1) return false;
    return seen[0] >= level - 1 || !anyTogether();
  };

  const anyTogether = () => {
    const { map, places } = atlas.parts;
    const view = map.getBounds();
    return places.circles.some(({ together, at }) => together && view.contains(at));
  };

  // Whether something is in view that the page has yet to tell of.
  atlas.wanting = () => {
    const { parts } = atlas;
    const { x, y } = parts.map.getSize();
    if (!parts.shown || !x || !y || isEnough(parts)) return null;
    const moved = wanted(parts.map, parts.shown.near);
    return String(moved) === String(parts.shown.seen) ? null : moved; // more there is not
  };

  // Tells the page as a click does, through a layer that streamlit-folium listens to.
  atlas.tell = (toGeoJSON) => atlas.parts.messenger.fire("click", { layer: { toGeoJSON } });

  // Asks for what is in view, once the map rests, unless that is there or asked for already.
  // One question at a time: while the map is moved on, the answer to the last one is awaited.
  atlas.ask = () => {
    const { parts } = atlas;
    clearTimeout(parts.asking);
    parts.asking = setTimeout(() => {
      const moved = atlas.wanting();
      if (!moved) return;
      const now = Date.now();
      const open = parts.asked && now - parts.asked.when < PATIENCE;
      const same = parts.asked?.moved === String(moved);
      if (open && same) return;
      // A click that is on its way would be replaced by what is told after it.
      if (open || now - (atlas.answered ?? 0) < 2 * PAUSE) return atlas.ask();
      parts.asked = { moved: String(moved), when: now };
      atlas.tell(atlas.answer({ moved }));
    }, PAUSE);
  };

  // What was asked for has come.
  atlas.heard = () => {
    const { parts } = atlas;
    if (parts.asked?.moved === String(parts.shown.seen)) parts.asked = null;
    atlas.ask();
  };
})();
