// Moves through the days that the atlas names: by a slider, step by step, or by itself.
const PACE = 1300 // ms for a year at the least: the page has to be there, and be seen

const PATIENCE = 4000 // ms after which an answer that has not come is not waited for

// Who wants things to stand still goes step by step.
const still = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches

class Player {
  constructor(root) {
    const find = (name) => root.querySelector(name)
    Object.assign(this, { root, at: 0, plays: false, timer: 0, begun: 0, wanted: null })
    this.play = find(".play")
    this.back = find(".back")
    this.on = find(".on")
    this.slider = find("[type=range]")
    this.day = find(".day")
    this.leave = find(".leave")
    this.play.onclick = () => (this.plays ? this.halt() : this.start())
    this.back.onclick = () => this.go(this.at - 1)
    this.on.onclick = () => this.go(this.at + 1)
    this.slider.oninput = () => this.stand(Number(this.slider.value))
    this.slider.onchange = () => this.go(Number(this.slider.value))
    this.leave.onclick = () => this.tell("", false)
  }

  show({ days, labels, at, words }) {
    Object.assign(this, { days, labels, words })
    this.slider.max = days.length - 1
    this.root.setAttribute("aria-label", words.time)
    for (const [button, name] of [[this.back, words.back], [this.on, words.on]]) {
      button.title = name
      button.setAttribute("aria-label", name)
    }
    this.slider.setAttribute("aria-label", words.time)
    this.leave.textContent = words.leave
    this.root.querySelector(".first").textContent = days[0].slice(0, 4)
    this.root.querySelector(".last").textContent = days.at(-1).slice(0, 4)
    // An answer to an earlier step does not take a reader back who is ahead of it.
    const ahead = days.indexOf(this.wanted)
    const late = ahead !== at && performance.now() - this.begun < PATIENCE
    this.stand(ahead >= 0 && late ? ahead : at)
    if (ahead === at) this.wanted = null
    if (late && ahead >= 0) return
    clearTimeout(this.timer)
    if (this.plays) this.timer = setTimeout(() => this.step(), this.begun + PACE - performance.now())
  }

  stand(at) {
    this.at = at
    this.slider.value = at
    this.slider.setAttribute("aria-valuetext", this.labels[at])
    this.day.textContent = this.labels[at]
    this.back.disabled = at === 0
    this.on.disabled = at === this.days.length - 1
    this.play.hidden = still()
    this.play.toggleAttribute("data-plays", this.plays)
    this.play.querySelector("span").textContent = this.plays ? this.words.halt : this.words.play
  }

  tell(day, plays) {
    this.plays = plays
    clearTimeout(this.timer)
    this.begun = performance.now()
    this.wanted = day
    this.root.say("day", { day, plays })
  }

  go(at) {
    this.plays = false
    this.stand(at)
    this.tell(this.days[at], false)
  }

  start() {
    this.plays = true
    if (this.at === this.days.length - 1) this.at = -1
    this.step()
  }

  step() {
    if (!this.root.isConnected) return
    if (this.at >= this.days.length - 1) return this.halt()
    this.stand(this.at + 1)
    this.tell(this.days[this.at], true)
  }

  halt() {
    this.go(this.at)
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".na-time")
  root.say = setTriggerValue
  root.player ??= new Player(root)
  root.player.show(data)
  return () => clearTimeout(root.player.timer)
}
