// Keeps the scenes of this tab, and tells the page of them when it has none.
const PLACE = "netzwerkatlas-scenes"
const PATIENCE = 2000 // ms; a server that has just come back may miss what it is told
const MOST = 5
let again = 0

const stored = () => {
  try { return sessionStorage.getItem(PLACE) } catch { return null } // a browser that keeps nothing
}

export default function ({ data, setTriggerValue }) {
  if (!data.known) {
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
  try {
    if (data.text) sessionStorage.setItem(PLACE, JSON.stringify({ text: data.text, at: data.at }))
    else sessionStorage.removeItem(PLACE)
  } catch { /* then a reload begins anew */ }
}
