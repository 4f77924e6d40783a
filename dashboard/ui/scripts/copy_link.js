// A button that puts the address of the page, which carries the selection, on the clipboard.
export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button")
  const answer = parentElement.querySelector("[role=status]")
  button.textContent = data.label
  button.onclick = async () => {
    const link = new URL(data.link || location.href, location.href).href
    try {
      await navigator.clipboard.writeText(link)
      answer.textContent = data.copied
    } catch {
      // Without https the clipboard is closed; a marked field lets the reader copy by hand.
      const field = parentElement.querySelector("input")
      field.hidden = false
      field.value = link
      field.setAttribute("aria-label", data.label)
      field.select()
      answer.textContent = document.execCommand("copy") ? data.copied : data.byHand
    }
    setTimeout(() => { answer.textContent = "" }, 6000)
  }
}
