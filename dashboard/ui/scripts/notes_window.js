// The speaker's window: notes and a timer, in step with the big screen, also while the server is away.
"use strict"
const GREETING = 2000 // ms between two greetings
const PATIENCE = 6000 // ms without an answer after which it is said
const channel = new BroadcastChannel(location.hash.slice(1))
const find = (name) => document.querySelector(name)
const KEPT = "netzwerkatlas-timer"
let shown = null
let heard = Date.now()

// Milliseconds that count: those before the last pause, and since when more are added.
let timer = { before: 0, since: Date.now() }
try { timer = JSON.parse(sessionStorage.getItem(KEPT)) ?? timer } catch { /* it begins anew */ }
let here = Date.now()
const keep = () => { try { sessionStorage.setItem(KEPT, JSON.stringify(timer)) } catch { /* then not */ } }
const passed = () => timer.before + (timer.since === null ? 0 : Date.now() - timer.since)

const written = (milliseconds) => {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return (parts[0] ? parts : parts.slice(1)).map((part) => String(part).padStart(2, "0")).join(":")
}

const tick = () => {
  find(".timer").textContent = written(passed())
  find(".here").textContent = shown ? `${shown.words.here} ${written(Date.now() - here)}` : ""
  const language = document.documentElement.lang
  find(".clock").textContent = new Date().toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" })
  const away = shown && Date.now() - heard > PATIENCE ? shown.words.away : ""
  if (find(".state").textContent !== away) find(".state").textContent = away
}

const show = (told) => {
  if (!shown || shown.place !== told.place || shown.title !== told.title) here = Date.now()
  shown = told
  const { words } = told
  document.documentElement.lang = told.language
  document.title = words.window
  find(".where").textContent = told.place
  find(".title").textContent = told.title
  find(".note").textContent = told.note
  find(".next").textContent = told.next
  find(".back").textContent = words.back
  find(".on").textContent = words.on
  find(".pause").textContent = timer.since === null ? words.resume : words.pause
  find(".anew").textContent = words.anew
  tick()
}

const step = (by) => channel.postMessage({ kind: "step", by })
const pause = () => {
  timer = timer.since === null ? { before: timer.before, since: Date.now() } : { before: passed(), since: null }
  keep()
  if (shown) show(shown)
}
const anew = () => {
  timer = { before: 0, since: Date.now() }
  keep()
  if (shown) show(shown)
}

channel.onmessage = ({ data }) => {
  if (data?.kind !== "scene") return
  heard = Date.now()
  show(data)
}
find(".back").onclick = () => step(-1)
find(".on").onclick = () => step(1)
find(".pause").onclick = pause
find(".anew").onclick = anew
const keys = {
  ArrowLeft: () => step(-1), ArrowRight: () => step(1), PageUp: () => step(-1), PageDown: () => step(1), p: pause, r: anew,
}
addEventListener("keydown", (event) => {
  const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key]
  if (!act || event.ctrlKey || event.metaKey || event.altKey) return
  event.preventDefault()
  act()
})
const greet = () => channel.postMessage({ kind: "hello" })
greet()
keep()
tick()
setInterval(tick, 500)
setInterval(greet, GREETING)
