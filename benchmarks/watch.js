// Notes when the map and the sentence were painted anew, whatever draws the map: elements or a
// canvas, in the page itself or in a frame. All times are milliseconds of the page's own clock.
(() => {
  if (window !== window.top) return // the page itself watches its frames
  const now = () => performance.now()
  const board = { pressed: 0, opening: true, before: null, map: 0, sentence: 0, bytes: 0, looks: 0 }
  const inPage = () => document.querySelector(".st-key-sentence h1")?.textContent ?? null
  window.naBench = board

  // The second animation frame after a change begins when the first, which shows it, is done.
  function painter(name) {
    let changed = false
    let waiting = false
    function wait() {
      requestAnimationFrame(() => {
        changed = false
        requestAnimationFrame(() => {
          board[name] = now()
          if (changed) wait()
          else waiting = false
        })
      })
    }
    return () => {
      if (changed) return
      changed = true
      if (waiting) return
      waiting = true
      wait()
    }
  }
  const mapChanged = painter("map")
  const sentenceChanged = painter("sentence")

  function inMap(element) {
    for (let at = element; at; at = at.ownerDocument.defaultView?.frameElement) {
      if (at.closest(".st-key-map")) return true
    }
    return false
  }

  function watchDocument(view) {
    if (view.document.naWatched) return
    view.document.naWatched = true
    const ownPage = view === window
    // In the page itself the attributes are Streamlit's business (what is stale, what is open);
    // in a frame within the map they are how the map moves.
    new MutationObserver((records) => {
      const elements = new Set(records.map(({ target }) =>
        target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement))
      for (const element of elements) {
        if (inMap(element ?? view.document.documentElement)) mapChanged()
      }
      if (ownPage && inPage() !== board.said) {
        board.said = inPage()
        sentenceChanged()
      }
    }).observe(view.document, {
      subtree: true, childList: true, characterData: true, attributes: !ownPage,
    })
    view.document.addEventListener("load", ({ target }) => {
      if (target.tagName !== "IFRAME") return
      try {
        watchDocument(target.contentWindow)
      } catch {
        // a frame of another origin is none of ours
      }
    }, { capture: true })
    watchCanvas(view)
  }

  const DRAWS = {
    CanvasRenderingContext2D: [
      "fill", "stroke", "fillRect", "clearRect", "fillText", "drawImage", "putImageData",
    ],
    WebGLRenderingContext: ["clear", "drawArrays", "drawElements"],
    WebGL2RenderingContext: [
      "clear", "drawArrays", "drawElements", "drawArraysInstanced", "drawElementsInstanced",
    ],
  }
  function watchCanvas(view) {
    if (view.naWatched) return
    view.naWatched = true
    for (const [context, names] of Object.entries(DRAWS)) {
      const prototype = view[context]?.prototype
      for (const name of prototype ? names : []) {
        const draw = prototype[name]
        prototype[name] = function (...values) {
          if (inMap(this.canvas)) mapChanged()
          return draw.apply(this, values)
        }
      }
    }
  }

  // From now on the next press of the key counts, and what is painted after it.
  board.expect = (key) => {
    Object.assign(board, { key, pressed: 0, opening: false, before: inPage() })
    Object.assign(board, { map: 0, sentence: 0, bytes: 0, looks: 0 })
  }
  window.addEventListener("keydown", (event) => {
    if (event.key === board.key && !board.pressed) board.pressed = event.timeStamp
  }, { capture: true })

  // Painted means: the script has ended, the sentence is another one, the map was drawn after
  // the key press, and for `rest` milliseconds nothing of this has changed any more.
  board.settled = (rest, needsSentence) => {
    const app = document.querySelector("[data-testid=stApp]")
    const idle = app !== null
      && app.dataset.testConnectionState === "CONNECTED"
      && app.dataset.testScriptState === "notRunning"
      && document.querySelector("[data-testid=stSkeleton]") === null
    if (!idle) {
      board.idleSince = undefined
      board.looks = 0
      return null
    }
    board.idleSince ??= now()
    const fault = document.querySelector("[data-testid=stException]")?.textContent
    if (fault) return { fault }
    // A page that draws is too busy to be looked at so often: here nothing will come any more.
    if (++board.looks > 600) return { fault: "The script has ended, but nothing was painted." }
    const asked = board.opening || board.pressed > 0
    const said = !needsSentence || (board.sentence > board.pressed && inPage() !== board.before)
    if (!asked || !said || board.map <= board.pressed) return null
    const last = Math.max(board.map, board.sentence)
    if (now() - Math.max(last, board.idleSince) < rest) return null
    return { seconds: (last - board.pressed) / 1000, bytes: board.bytes, sentence: inPage() }
  }

  const Plain = window.WebSocket
  window.WebSocket = class extends Plain {
    constructor(...values) {
      super(...values)
      this.addEventListener("message", ({ data }) => {
        board.bytes += data.byteLength ?? data.size ?? data.length
      })
    }
  }
  watchDocument(window)
})()
