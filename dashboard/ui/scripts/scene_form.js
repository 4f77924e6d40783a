// Tells the page to keep what is shown, with the part of the map that the reader has moved it to.
// `seen` is that of seen.js.
export default function ({ data, parentElement, setTriggerValue }) {
  const { words, limits, kept } = data
  const root = parentElement.querySelector(".na-scene")
  const find = (name) => root.querySelector(name)
  const [title, note] = [find("[name=title]"), find("[name=note]")]
  find(".title-name").textContent = words.title
  find(".note-name").textContent = words.note
  find(".save").textContent = words.save
  find(".save").disabled = words.full !== ""
  find(".replace").textContent = words.replace
  find(".replace").hidden = words.replace === ""
  find(".said").textContent = words.full || words.saved
  title.maxLength = limits.title
  note.maxLength = limits.note
  // What the page says in its heading is a title to begin with.
  const heading = document.querySelector("[data-testid=stMain] h1")?.textContent ?? ""
  title.placeholder = heading.trim().slice(0, limits.title)
  if (root.kept !== undefined && root.kept !== kept) title.value = note.value = ""
  root.kept = kept
  const save = (replaces) => {
    setTriggerValue("save", {
      title: title.value.trim() || title.placeholder, note: note.value, bounds: seen(), replaces,
    })
  }
  root.onsubmit = (event) => { event.preventDefault(); if (!find(".save").disabled) save(false) }
  find(".replace").onclick = () => save(true)
}
