// Tells the page, while it is open, which part of the map the reader has moved it to.
// `seen` is that of seen.js.
export default function ({ data, setStateValue }) {
  const now = seen()
  if (JSON.stringify(now) !== JSON.stringify(data.told)) setStateValue("bounds", now)
}
