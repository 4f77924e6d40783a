// Keeps the scenes of this tab, and tells the page of them when it has none.
const PLACE = "netzwerkatlas-scenes"
const PATIENCE = 2000 // ms; a server that has just come back may miss what it is told
const MOST = 5
let again = 0
let begun = false // whether this load has told or written anything

const stored = () => {
  try { return sessionStorage.getItem(PLACE) } catch { return null } // a browser that keeps nothing
}

export default function ({ data, setTriggerValue }) {
  if (!data.known) {
    begun = true
    const kept = stored()
    if (!kept || again || kept.length > data.most) return
    const tell = (left) => {
      setTriggerValue("restore", kept)
      again = left ? setTimeout(tell, PATIENCE, left - 1) : 0
    }
    tell(MOST)
    return
  }
  clearTimeout(again)
  again = 0
  // A link has brought scenes to a tab that had some of its own: they can be brought back.
  const own = !begun && stored()
  begun = true
  try {
    if (own && own.length <= data.most && JSON.parse(own).text !== data.text) setTriggerValue("before", own)
  } catch { /* nothing that could be brought back */ }
  try {
    if (data.text) sessionStorage.setItem(PLACE, JSON.stringify({ text: data.text, at: data.at }))
    else sessionStorage.removeItem(PLACE)
  } catch { /* then a reload begins anew */ }
}
