// Hides the drawn parts of charts from screen readers; the chart itself keeps its name, and
// beside it stands a table. Vega leaves nameless graphics behind for the brush.
let observer = null

export default function ({ parentElement }) {
  const place = parentElement.closest("[data-testid=stElementContainer]")
  if (place) place.style.display = "none"

  function look() {
    document.querySelectorAll("[data-testid=stVegaLiteChart] svg:not([aria-hidden])").forEach(
      (picture) => picture.setAttribute("aria-hidden", "true"),
    )
  }

  if (observer) observer.disconnect()
  observer = new MutationObserver(look)
  observer.observe(document.body, { childList: true, subtree: true })
  look()
}
