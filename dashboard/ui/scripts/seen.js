// The part of the map that is in view, for elements beside it.
const frames = () => [...document.querySelectorAll(".st-key-map iframe")]

// None where the map stands where the selection puts it: there it follows, whatever the screen.
const seen = () => {
  for (const frame of frames()) {
    try {
      const { map, moved } = frame.contentWindow.netzwerkatlas.parts
      if (!moved) return null
      const bounds = map.getBounds()
      const round = (degrees) => Math.round(degrees * 1e4) / 1e4
      return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()].map(round)
    } catch { /* a frame that is still being filled */ }
  }
  return null
}
