// What goes on beside the keys: the window with the notes, and scenes and years that go on alone.
const kept = (name, value) => {
  try {
    if (value !== undefined) sessionStorage.setItem(name, value)
    return sessionStorage.getItem(name)
  } catch { return null } // a browser that keeps nothing
}

// One channel for each tab: who presents in two of them has two windows with notes.
const CHANNEL = kept("netzwerkatlas-channel") ?? `netzwerkatlas-${Math.random().toString(36).slice(2)}`
kept("netzwerkatlas-channel", CHANNEL)

class NotesWindow {
  constructor() {
    this.channel = new BroadcastChannel(CHANNEL)
    this.channel.onmessage = ({ data }) => {
      if (data?.kind === "hello") this.tell()
      if (data?.kind === "step" && (data.by === 1 || data.by === -1)) this.step?.(data.by)
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
    url.hash = CHANNEL
    window.open(url, CHANNEL, "popup,width=900,height=720")
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
