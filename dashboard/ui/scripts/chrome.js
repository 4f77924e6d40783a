// Keeps the page around the atlas in the reader's language, and greys what leads nowhere.
let observer = null
let watcher = null

// Streamlit's own controls, each with a name of its own. Whatever else is on the page may be the
// text of a record, and is nobody's to translate: a chosen option stands as a name and a title.
const CONTROLS = [
  "[data-testid=stTopNav]", "[data-testid=stSidebarNav]",
  "[data-testid=stExpandSidebarButton]", "[data-testid=stSidebarCollapseButton] button",
  "[data-testid=stMultiSelect] button", "[data-testid=stMultiSelect] [role=group]",
  "[data-testid=stSelectbox] button", "[data-testid=stNumberInput] button",
  "[data-testid=stFileUploader] button",
  "[data-testid=stPagination] button", "[data-testid=stPagination] [role=navigation]",
].map((each) => `${each}[aria-label]`).join()

// A turn of page and the question written behind it are one step: see chrome.py.
function joinSteps() {
  if (window.naStepsAreJoined) return
  window.naStepsAreJoined = true
  const push = history.pushState.bind(history)
  let turned = false
  const rest = () => { turned = false }
  history.pushState = (state, unused, url) => {
    const to = new URL(url ?? location.href, location.href)
    const samePage = to.pathname === location.pathname
    if (turned && samePage && to.search) {
      rest()
      history.replaceState(state, unused, url)
      return
    }
    turned = !samePage && to.search === "" && location.search !== ""
    push(state, unused, url)
  }
  for (const event of ["popstate", "pointerdown", "keydown"]) addEventListener(event, rest, true)
}

// A server that was away is asked for the whole page again.
function resume(setTriggerValue) {
  const app = document.querySelector("[data-testid=stApp]")
  if (!app) return
  const isThere = () => app.dataset.testConnectionState === "CONNECTED"
  let away = !isThere()
  watcher?.disconnect()
  watcher = new MutationObserver(() => {
    if (away && isThere()) setTriggerValue("back", Date.now())
    away = !isThere()
  })
  watcher.observe(app, { attributes: true, attributeFilter: ["data-test-connection-state"] })
}

export default function ({ data, setTriggerValue }) {
  resume(setTriggerValue)
  document.documentElement.lang = data.lang
  joinSteps()
  const words = new Map(Object.entries(data.words))
  const said = new Set(words.values())

  // "Remove …" stands for every sentence that begins with it; the rest is kept.
  const beginnings = [...words.keys()].filter((text) => text.endsWith("…"))

  // Where there is no room on top, the pages stand above the filters.
  const withPages = (text) =>
    document.querySelector("[data-testid^=stTopNav]") ? undefined : words.get(`${text} with pages`)

  function inOurWords(text) {
    if (words.has(text)) return withPages(text) ?? words.get(text)
    const found = beginnings.find((each) => text.startsWith(each.slice(0, -1)))
    return found && words.get(found).replace("…", () => text.slice(found.length - 1))
  }

  function translate(control) {
    const now = control.getAttribute("aria-label")
    // What stands there is ours unless Streamlit has changed it since.
    const original = control.naSaid === now ? control.naOriginal : now
    const ours = inOurWords(original)
    if (!ours) return
    control.naOriginal = original
    control.naSaid = ours
    if (now !== ours) control.setAttribute("aria-label", ours)
  }

  // A file that the browser refuses by itself: Streamlit tells it to those alone who hear the page.
  function sayRefusal(uploader) {
    const told = uploader.querySelector("[role=alert]")
    // What stands there is ours unless Streamlit has refused another file since.
    const why = told && (told.textContent === told.naSaid ? told.naWhy : refusal(told.textContent))
    const ours = why ? words.get(why.text).replace("…", why.size) : ""
    if (why) Object.assign(told, { naWhy: why, naSaid: ours })
    // In Streamlit's own pieces of text, which it goes on writing to.
    const pieces = ours && told.textContent !== ours ? [...told.childNodes] : []
    pieces.forEach((piece, at) => { piece.nodeValue = at === pieces.length - 1 ? ours : "" })
    if (ours !== (uploader.dataset.naRefusal ?? "")) uploader.dataset.naRefusal = ours
    for (const each of uploader.querySelectorAll("div")) {
      const size = each.childElementCount === 0 && /^([\d.]+)([KMG]?B)$/.exec(each.textContent)
      if (size) each.textContent = `${Number(size[1]).toLocaleString(data.lang)} ${size[2]}`
    }
  }

  function refusal(text) {
    const size = Number(/^(?:Error: )?File must be ([\d.]+)MB or smaller/.exec(text)?.[1])
    if (size) return { text: "File must be …", size: Math.min(size, data.largest) }
    if (text.endsWith("files are not allowed.")) return { text: "… are not allowed.", size: "" }
    return undefined
  }

  function sayText(element) {
    const text = element.dataset.naText || element.textContent
    if (!words.has(text) || said.has(element.textContent) && !element.dataset.naText) return
    element.dataset.naText = text
    if (element.textContent !== words.get(text)) element.textContent = words.get(text)
  }

  function look() {
    document.querySelectorAll("[role=option]").forEach((option) => {
      option.classList.toggle("na-nothing", option.textContent.endsWith("(0)"))
    })
    document.querySelectorAll("label[data-testid=stRadioOption], .st-key-lens label").forEach(
      (label) => label.classList.toggle("na-nothing", label.textContent.endsWith("(0)")),
    )
    // Streamlit puts sections of pages into a list as if they were its items: no list, then.
    document.querySelectorAll("[data-testid=stSidebarNavItems]").forEach((list) => {
      list.role = "group"
      list.querySelectorAll("li").forEach((item) => { item.role = "none" })
    })
    document.querySelectorAll(CONTROLS).forEach(translate)
    document.querySelectorAll("[data-testid=stSkipToContent]").forEach(sayText)
    document.querySelectorAll("[data-testid=stFileUploader] button *").forEach(
      (element) => element.childElementCount === 0 && sayText(element),
    )
    document.querySelectorAll("[data-testid=stFileUploader]").forEach(sayRefusal)
    document.querySelectorAll("[role=listbox] *, [data-testid=stSelectboxVirtualDropdown] *").forEach(
      (element) => {
        const isOption = element.closest("[role=option][data-key]")
        if (element.childElementCount === 0 && !isOption) sayText(element)
      },
    )
  }

  let waiting = false
  if (observer) observer.disconnect()
  observer = new MutationObserver(() => {
    if (waiting) return
    waiting = true
    requestAnimationFrame(() => {
      waiting = false
      look()
    })
  })
  observer.observe(document.body, {
    childList: true, subtree: true, characterData: true,
    attributes: true, attributeFilter: ["aria-label"],
  })
  look()
}
