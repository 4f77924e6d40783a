// What goes on beside the keys: the window with the notes, and scenes and years that go on alone.
const kept = (name, value) => {
  try {
    if (value !== undefined) sessionStorage.setItem(name, value)
    return sessionStorage.getItem(name)
  } catch { return null } // a browser that keeps nothing
}

// One channel for each tab: who presents in two of them has two windows with notes. A reload keeps
// it; a tab that was duplicated finds that it is taken, and has one of its own.
const KEPT_CHANNEL = "netzwerkatlas-channel"
const anyName = () => `netzwerkatlas-${Math.random().toString(36).slice(2)}`
const LOAD = (window.netzwerkatlasLoad ??= anyName()) // of this page, however often it is drawn

class NotesWindow {
  constructor() {
    this.join(kept(KEPT_CHANNEL) || anyName())
    this.channel.postMessage({ kind: "whose", load: LOAD })
  }

  join(name) {
    this.channel?.close()
    this.name = name
    kept(KEPT_CHANNEL, name)
    this.channel = new BroadcastChannel(name)
    this.channel.onmessage = ({ data }) => {
      if (data?.kind === "hello") this.tell()
      if (data?.kind === "step" && (data.by === 1 || data.by === -1)) this.step?.(data.by)
      if (data?.kind === "whose" && data.load !== LOAD) this.channel.postMessage({ kind: "mine", load: data.load })
      if (data?.kind === "mine" && data.load === LOAD) this.join(anyName())
    }
  }

  show(told, step) {
    Object.assign(this, { told, step })
    this.tell()
  }

  tell() {
    if (this.told) this.channel.postMessage({ kind: "scene", ...this.told })
  }

  open(address) {
    const url = new URL(address, location.href)
    url.hash = this.name
    window.open(url, this.name, "popup,width=900,height=720")
  }

  // The big screen has gone, or is about to be drawn anew.
  rest() {
    this.told = this.step = null
  }
}

const notes = new NotesWindow()

// Scenes that go on by themselves, for a stand: after the last comes the first.
class Round {
  constructor() {
    this.on = kept("netzwerkatlas-round") === "1"
    this.timer = 0
  }

  turn() {
    this.on = !this.on
    kept("netzwerkatlas-round", this.on ? "1" : "")
  }

  // `act` shows the next scene.
  goes(seconds, act) {
    Object.assign(this, { seconds, act })
  }

  wait() {
    clearTimeout(this.timer)
    this.timer = this.on ? setTimeout(() => this.move(), this.seconds * 1000) : 0
  }

  move() {
    this.timer = 0
    if (!this.act) return
    this.act()
    this.wait() // in case no answer comes
  }

  rest() {
    this.act = null
  }
}

const round = new Round()

const app = () => document.querySelector("[data-testid=stApp]").dataset
const away = () => app().testConnectionState !== "CONNECTED"
const runs = () => app().testScriptState !== "notRunning"

// Where presses lead to. Each counts on from the one before it, also while the page is on its way:
// it is asked for one place at a time, and from there for the last one that was wished for.
const UNANSWERED = 5000 // ms after which what is shown counts again
const ASKING = 50 // ms between two looks whether the page has arrived
class Way {
  // What the page shows now, and how it is asked for something else.
  stand(here, ask) {
    Object.assign(this, { here, ask })
    if (here === this.asked) this.asked = undefined
  }

  // `beside` tells what lies beside a place.
  press(beside) {
    if (this.wish === undefined && !this.waits()) this.asked = undefined
    const from = [this.wish, this.asked, this.here].find((each) => each !== undefined)
    this.wish = beside(from)
    this.pressed = performance.now()
    this.go()
  }

  waits() {
    return this.asked !== undefined && performance.now() - this.since < UNANSWERED
  }

  go() {
    clearTimeout(this.timer)
    if (away()) return this.forget()
    const hold = runs() && performance.now() - this.pressed < UNANSWERED
    if (hold || this.waits()) return (this.timer = setTimeout(() => this.go(), ASKING))
    // What is shown already brings no answer for which others would wait.
    if (this.asked === undefined && this.wish === this.here) return (this.wish = undefined)
    this.asked = this.wish
    this.wish = undefined
    this.since = performance.now()
    this.ask(this.asked)
  }

  forget() {
    clearTimeout(this.timer)
    this.wish = this.asked = undefined
  }
}

const ways = new Way()
const years = new Way()
const stopBeside = (stops, day, by) =>
  (by < 0 ? stops.findLast((each) => each < day) : stops.find((each) => each > day)) ??
  stops.at(by < 0 ? 0 : -1)

// Time runs over the map, a year at a time, and stays longer at a year that had events. Who wants
// things to stand still goes step by step.
const PACE = 1300 // ms for a year at the least: the page has to be there, and be seen
const AT_EVENTS = 4500
const AWAY = 8000 // ms after which an answer that has not come is asked for again
const still = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches

class Lapse {
  constructor() {
    Object.assign(this, { plays: false, timer: 0, begun: 0, held: "", session: "" })
  }

  // The day to come back to: a server that has begun anew does not know how far time had run.
  lost(session, day, known) {
    if (this.session && session !== this.session) this.held ||= this.seen
    Object.assign(this, { session, seen: day })
    if (!known) return ""
    const { held } = this
    this.held = ""
    return held === day ? "" : held
  }

  // The page shows another day now, or is drawn anew.
  show({ halts, last, day }, tell) {
    this.tell = tell
    if (!this.plays || day === this.day) return
    this.day = day
    if (last) return this.halt()
    this.next((halts ? AT_EVENTS : PACE) + this.begun - performance.now())
  }

  next(wait) {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      if (!this.plays || !this.tell) return
      if (still()) return this.halt()
      this.begun = performance.now()
      this.tell("on")
      this.next(AWAY)
    }, wait)
  }

  turn() {
    if (this.plays) return this.halt()
    if (still()) return this.tell("step")
    this.plays = true
    this.next(0)
  }

  halt() {
    if (!this.plays) return
    this.rest()
    this.tell?.("halt")
  }

  rest() {
    clearTimeout(this.timer)
    this.plays = false
    this.held = ""
  }
}

const lapse = new Lapse()

// Who goes back or forward in the browser is elsewhere: nothing goes on from what was there.
addEventListener("popstate", () => {
  for (const way of [ways, years]) way.forget()
  lapse.rest()
  if (round.on && !new URLSearchParams(location.search).has("present")) round.turn()
})
