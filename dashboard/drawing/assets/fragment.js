// Shows markup that the atlas has drawn, and says which record the reader opens.
//
// The markup is escaped where it is drawn; here is a second wall: it is read into a template,
// where nothing loads or runs, and what cards and tables have no use for is taken out.
const TAGS = new Set(
  ("a article aside br button caption circle dd div dl dt em footer h2 h3 h4 h5 header i li line " +
    "ol p path rect section small span strong svg table tbody td text th thead time tr " +
    "ul").split(" "),
);

// What each fragment showed last, by its key; it outlives a change of places on the page.
const last = new Map();
const MOMENT = 1000; // ms; a fragment that comes back within it never went

// Whether the reader has done anything yet. A press in a frame, such as the map's, is not heard
// here, but the window loses the focus to the frame.
let acted = false;
for (const act of ["pointerdown", "keydown", "blur"]) {
  window.addEventListener(act, () => { acted = true; }, { capture: true, once: true });
}

function read(markup) {
  const template = document.createElement("template");
  template.innerHTML = markup;
  for (const element of template.content.querySelectorAll("*")) {
    if (!TAGS.has(element.localName)) {
      element.remove();
      continue;
    }
    for (const { name, value } of [...element.attributes]) {
      const address = ["href", "src", "action", "formaction", "xlink:href"].includes(name);
      if (name.startsWith("on") || (address && !/^(https?|mailto|tel):/i.test(value))) {
        element.removeAttribute(name);
      }
    }
  }
  template.content.querySelectorAll("table").forEach(complete);
  template.content.querySelectorAll("table[data-grid]").forEach(makeGrid);
  repeatSymbols(template.content);
  return template.content;
}

// What every row of a table would say: roles, which browsers forget once the stylesheet lays
// rows out as blocks, and the header that then stands before each cell.
const ROLES = { table: "table", thead: "rowgroup", tbody: "rowgroup", tr: "row", td: "cell" };

function complete(table) {
  const labels = [...table.querySelectorAll("thead th")].map((header) => header.textContent);
  for (const element of [table, ...table.querySelectorAll("thead, tbody, tr, td, th")]) {
    const header = element.scope === "row" ? "rowheader" : "columnheader";
    element.setAttribute("role", ROLES[element.localName] ?? header);
    if (element.localName !== "td") continue;
    element.dataset.label = labels[element.cellIndex] ?? "";
    element.classList.toggle("na-nothing", element.textContent === "");
  }
}

// A table of hundreds of numbers is one stop of the Tab key; arrow keys move in it. Each number is
// named by its row and column, which the eye finds at the edges.
function makeGrid(table) {
  table.setAttribute("role", "grid");
  const titles = [...table.tHead.rows].at(-1).cells;
  for (const row of table.tBodies[0].rows) {
    for (const cell of row.cells) {
      if (cell.localName === "td") cell.setAttribute("role", "gridcell");
      const place = stop(cell);
      place.tabIndex = -1;
      if (cell.localName !== "td" || cell.textContent === "") continue;
      const names = [row.cells[0], titles[cell.cellIndex], cell];
      place.setAttribute("aria-label", names.map((each) => each.textContent).join(", "));
    }
  }
  const first = table.tBodies[0].rows[0]?.cells[0];
  if (first) stop(first).tabIndex = 0;
}

const stop = (cell) => cell.querySelector("button") ?? cell;
const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

function move(event) {
  const step = STEPS[event.key];
  const cell = event.target.closest("table[data-grid] tbody :is(th, td)");
  if (!step || !cell || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const rows = cell.closest("tbody").rows;
  const next = rows[cell.parentElement.sectionRowIndex + step[0]]?.cells[cell.cellIndex + step[1]];
  if (!next) return;
  hold(next);
  stop(next).focus();
}

// The Tab key comes back to where the reader was.
function hold(cell) {
  for (const other of cell.closest("table").querySelectorAll("tbody [tabindex='0']")) {
    other.tabIndex = -1;
  }
  stop(cell).tabIndex = 0;
}

// A symbol is sent once; where it comes again, its number alone.
function repeatSymbols(content) {
  const first = new Map();
  for (const symbol of content.querySelectorAll("svg[data-symbol]")) {
    const known = first.get(symbol.dataset.symbol);
    if (known) symbol.replaceWith(known.cloneNode(true));
    else first.set(symbol.dataset.symbol, symbol);
  }
}

// A table that is wider than its place looks like it: shadows where it goes on, and a hint.
function showEdges(scrolled) {
  const around = scrolled.parentElement.classList;
  const tell = () => {
    const hidden = scrolled.scrollWidth - scrolled.clientWidth;
    around.toggle("na-moves", hidden > 1);
    around.toggle("na-before", scrolled.scrollLeft > 1);
    around.toggle("na-beyond", hidden - scrolled.scrollLeft > 1);
  };
  scrolled.addEventListener("scroll", tell, { passive: true });
  new ResizeObserver(tell).observe(scrolled);
  tell();
}

const openers = (root, record) => [
  ...root.querySelectorAll(`[data-open="${CSS.escape(record)}"]`),
];

function replace(root, markup) {
  const active = root.getRootNode().activeElement;
  const held = active && root.contains(active) ? active : null;
  const record = held?.dataset?.open;
  const place = record === undefined ? -1 : openers(root, record).indexOf(held);
  const scrolled = root.querySelector(".na-scroll");
  const [left, above] = [scrolled?.scrollLeft, scrolled?.scrollTop];
  root.replaceChildren(read(markup));
  root.querySelector(".na-scroll")?.scrollTo({ left, top: above, behavior: "instant" });
  root.querySelectorAll(".na-scroll").forEach(showEdges);
  if (!held || held === root) return;
  const again = record === undefined ? [] : openers(root, record);
  const found = again[place] ?? again[0] ?? root;
  const cell = found.closest("table[data-grid] tbody :is(th, td)");
  if (cell) hold(cell);
  found.focus({ preventScroll: true });
}

// A card that the reader has just opened is where reading goes on. A page that loads with an
// open card, and a reader who is typing, keep the focus where it is.
function lead(root, subject, before) {
  const heading = root.querySelector("[data-heading]");
  const active = document.activeElement;
  const typing = active?.matches?.("input, textarea, [contenteditable='true']");
  if (heading && subject && subject !== before && acted && !typing) heading.focus();
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".na-fragment");
  root.say = setTriggerValue;
  if (!root.listens) {
    root.listens = true;
    root.addEventListener("keydown", move);
    root.addEventListener("click", (event) => {
      const cell = event.target.closest("table[data-grid] tbody :is(th, td)");
      if (cell) hold(cell);
      const opener = event.target.closest("[data-open]");
      if (opener && root.contains(opener)) root.say("open", opener.dataset.open);
    });
  }
  if (root.markup !== data.markup) {
    replace(root, data.markup);
    root.markup = data.markup;
  }
  const memory = last.get(data.key);
  const before =
    memory && (memory.gone === null || performance.now() - memory.gone < MOMENT)
      ? memory.subject
      : null;
  const subject = root.querySelector("[data-record]")?.dataset.record ?? null;
  last.set(data.key, { subject, gone: null });
  if (data.focus === "heading") lead(root, subject, before);
  return () => {
    const memory = last.get(data.key);
    if (memory) memory.gone = performance.now();
  };
}
