// Keys for who presents: they work wherever the focus is, also within the map's frame, and rest
// while something is typed. What they do stands in the help.
const PATIENCE = 1500 // ms that the server may be away before it is said
let end = null
let lastShown = null

const make = (name, text, press) => {
  const element = document.createElement(name)
  element.textContent = text ?? ""
  if (press) { element.type = "button"; element.onclick = press }
  return element
}

// What somebody reads or types in stays as it is until it is closed.
const fill = (dialog, ...content) => dialog.open || dialog.replaceChildren(...content)

// The field of a dialogue that has just been closed may have the focus for a moment.
const types = ({ target }) =>
  target?.checkVisibility?.() &&
  (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName))

export default function ({ data, parentElement, setTriggerValue }) {
  const { words, targets, scenes, known, shown, stay } = data
  const [bar, help, jump] = [".bar", ".help", ".jump"].map((each) => parentElement.querySelector(each))
  if (end) end()

  const frames = () => [...document.querySelectorAll("iframe")]
  const map = () => {
    const atlas = frames().map((frame) => {
      try { return frame.contentWindow.netzwerkatlas } catch { return null }
    }).find((found) => found?.parts)
    return atlas?.parts
  }
  const fullScreen = () =>
    (document.fullscreenElement
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen()).catch(() => {})
  const leave = () => {
    if (away()) return
    if (round.on) round.turn()
    lapse.rest()
    forget()
    setTriggerValue("leave", true)
  }
  const rest = () => { lapse.halt(); fillBar() }
  const look = () => {
    rest()
    jump.showModal()
    jump.querySelector("input").select()
  }
  const held = lapse.lost(data.session, data.time.day, known)
  if (held) setTriggerValue("year", held)
  lapse.show(data.time, (what) => away() || setTriggerValue("play", what))
  const works = { time: () => document.querySelector(".st-key-map"), map }
  const explain = () => {
    rest()
    const usable = words.keys.filter(([, , needs]) => !needs || works[needs]())
    const list = make("dl")
    for (const [key, what] of usable) list.append(make("dt", key), make("dd", what))
    fill(help, make("h2", words.help), list, make("button", words.close, () => help.close()))
    help.showModal()
  }
  const { day, stops } = data.time
  years.stand(day, (to) => setTriggerValue("year", to))
  ways.stand(data.at, (to) => setTriggerValue("scene", to))
  const turn = (by) => {
    if (away()) return
    lapse.rest()
    years.press((from) => stopBeside(stops, from || stops.at(-1), by))
  }
  const step = (by) => {
    if (!scenes) return turn(by)
    if (away() || !known) return // what was kept is yet to come back
    lapse.rest()
    years.forget()
    const last = Math.max(scenes - 1, 0)
    ways.press((from) => from === null ? 0 : Math.min(Math.max(from + by, 0), last))
  }
  // Another way than by steps.
  const forget = (told) => { years.forget(); ways.forget(); return told }
  const play = () => {
    if (round.on) round.turn()
    years.forget()
    lapse.turn()
    fillBar()
  }
  const darken = () => {
    document.documentElement.classList.toggle("na-dark")
    listen()
  }
  const busy = () => away() || runs() || help.open || jump.open
  if (scenes) round.goes(stay, () => busy() || setTriggerValue("scene", forget("round")))
  const goRound = () => {
    if (!scenes) return
    lapse.halt()
    round.turn()
    round.wait()
    fillBar()
  }
  notes.show(data.notes.told, step)
  const keys = {
    ArrowLeft: () => step(-1),
    ArrowRight: () => step(1),
    PageUp: () => step(-1), // what a remote control in the hand sends
    PageDown: () => step(1),
    ArrowUp: () => turn(-1),
    ArrowDown: () => turn(1),
    "+": () => map()?.map.zoomIn(),
    "-": () => map()?.map.zoomOut(),
    a: () => goRound(),
    " ": play,
    n: () => notes.open(data.notes.address),
    0: () => map()?.controls.home.click(),
    f: fullScreen,
    d: darken,
    "/": look,
    "?": explain,
    Escape: leave,
  }

  const pressed = (event) => {
    if (help.open || jump.open) return // Escape closes them, letters are typed
    if (event.ctrlKey || event.metaKey || event.altKey || types({ target: event.composedPath()[0] })) return
    // A page that is longer than the screen is scrolled by these.
    if (["ArrowUp", "ArrowDown", " "].includes(event.key) && !document.querySelector(".st-key-map")) return
    if (event.key === " " && event.composedPath()[0].closest?.("button, [role=button]")) return
    const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key]
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }

  help.setAttribute("aria-label", words.help)

  jump.setAttribute("aria-label", words.jump)
  const field = make("input")
  field.setAttribute("aria-label", words.jump)
  const found = make("ul")
  const status = make("p")
  status.setAttribute("role", "status")
  const go = (target) => { lapse.rest(); jump.close(); field.value = ""; setTriggerValue("jump", forget(target)) }
  const seek = () => {
    const wanted = field.value.trim().toLowerCase()
    const hits = wanted ? targets.filter(([, name]) => name.toLowerCase().includes(wanted)) : []
    hits.sort(([, a], [, b]) => b.toLowerCase().startsWith(wanted) - a.toLowerCase().startsWith(wanted))
    status.textContent = !wanted ? words.bound ?? "" : hits.length ? "" : words.nothing
    found.replaceChildren(...hits.slice(0, 6).map(([target, name]) => {
      const item = make("li")
      item.append(make("button", name, () => go(target)))
      return item
    }))
  }
  field.oninput = seek
  seek()
  field.onkeydown = (event) => {
    if (event.key !== "Enter") return
    event.preventDefault()
    found.querySelector("button")?.click()
  }
  fill(jump, make("h2", words.jump), field, status, found, make("button", words.close, () => jump.close()))

  const question = make("button", "?", explain)
  question.setAttribute("aria-label", words.help)
  const fillBar = () => {
    const halt = scenes && round.on ? [make("button", words.halt, goRound)] : []
    const pause = lapse.plays ? [make("button", words.pause, play)] : []
    const held = bar.getRootNode().activeElement
    const name = bar.contains(held) && held.textContent
    bar.replaceChildren(...pause, ...halt, question, make("button", words.leave, leave))
    if (name) [...bar.children].find((each) => each.textContent === name)?.focus()
  }
  fillBar()

  // Keys that are pressed within a frame are heard there only; frames come and go.
  const heard = new Set()
  const listen = () => {
    for (const place of [document, ...frames().map((frame) => {
      try { return frame.contentDocument } catch { return null }
    })]) {
      if (!place?.documentElement) continue // a frame that is still being filled
      if (place !== document) {
        // Other pages than the map are turned over whole, with what is in their frames.
        const dark = document.documentElement.classList.contains("na-dark") && document.querySelector(".st-key-map")
        place.documentElement.classList.toggle("na-dark", !!dark)
      }
      if (heard.has(place)) continue
      place.addEventListener("keydown", pressed, { capture: true })
      heard.add(place)
      if (place !== document) place.documentElement.classList.add("na-present")
    }
    map()?.map.attributionControl.setPrefix(false) // one line has room for whose map it is
  }
  listen()
  if (shown !== lastShown || !round.timer) round.wait()
  if (shown !== lastShown) map() && frames().forEach((frame) => {
    try { frame.contentWindow.netzwerkatlas.look() } catch { /* another frame */ }
  })
  lastShown = shown
  const again = setInterval(listen, 500)

  // Whether the server is there: what is on the screen stays, whatever it does.
  const gone = parentElement.querySelector(".gone")
  let waiting = 0
  const greet = () => {
    clearTimeout(waiting)
    if (!away()) gone.textContent = ""
    else waiting = setTimeout(() => { gone.textContent = words.gone }, PATIENCE)
  }
  const watcher = new MutationObserver(greet)
  watcher.observe(document.querySelector("[data-testid=stApp]"), { attributes: true, attributeFilter: ["data-test-connection-state"] })
  greet()
  end = () => {
    clearInterval(again)
    clearTimeout(waiting)
    watcher.disconnect()
    round.rest()
    notes.rest()
    for (const place of heard) {
      place.removeEventListener("keydown", pressed, { capture: true })
      if (place !== document) place.documentElement.classList.remove("na-present", "na-dark")
    }
    end = null
  }
  const mine = end
  return () => { if (end === mine) end() }
}
