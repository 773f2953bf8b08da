// A grid whose cards are picked and put down: by mouse, finger or keyboard.
// Everything shown comes from `data`; what is done goes back as one trigger.
const hue = (n) => (n < 0 ? "#f1f3f2" : `hsl(${n} 48% 95.5%)`)
const edge = (n) => (n < 0 ? "#9aa8a3" : `hsl(${n} 42% 46%)`)

function element(tag, name, text) {
  const made = document.createElement(tag)
  if (name) made.className = name
  if (text) made.textContent = text
  return made
}

function card(chip, row, column, send, state) {
  const made = element("button", "chip")
  made.type = "button"
  made.draggable = true
  made.dataset.chip = chip.id
  made.style.background = hue(chip.hue)
  made.style.borderLeftColor = edge(chip.hue)
  made.append(element("b", "", chip.title), element("span", "", chip.detail))
  made.onclick = (event) => {
    event.stopPropagation()
    send({ op: "pick", chip: chip.id })
  }
  made.ondragstart = (event) => {
    state.dragged = chip.id
    event.dataTransfer.effectAllowed = "move"
    event.dataTransfer.setData("text/plain", chip.id)
    send({ op: "pick", chip: chip.id, drag: true })
  }
  made.ondragend = () => {
    state.dragged = null
  }
  return made
}

function cell(data, row, column, send, state) {
  const made = element("td")
  const chips = element("div", "chips")
  for (const chip of row.cells[column].chips) {
    chips.append(card(chip, row, column, send, state))
  }
  const go = element("button", "go")
  go.type = "button"
  made.append(chips, go)
  go.onclick = (event) => {
    event.stopPropagation()
    send({ op: "place", row: row.id, column: data.columns[column].id })
  }
  made.ondragover = (event) => {
    if (state.dragged) event.preventDefault()
  }
  made.ondragenter = () => made.classList.add("over")
  made.ondragleave = () => made.classList.remove("over")
  made.ondrop = (event) => {
    event.preventDefault()
    made.classList.remove("over")
    const dragged = state.dragged
    state.dragged = null
    if (!dragged || made.querySelector(`[data-chip="${CSS.escape(dragged)}"]`)) return
    send({
      op: "place",
      chip: dragged,
      row: row.id,
      column: data.columns[column].id,
    })
  }
  return made
}

function build(data, send, state) {
  const table = element("table", data.wide ? "wide" : "")
  const head = table.createTHead().insertRow()
  head.append(element("th", "corner", data.corner))
  for (const column of data.columns) {
    const made = element("th", "", column.head)
    made.append(element("small", "", column.sub))
    head.append(made)
  }
  const body = table.createTBody()
  for (const row of data.rows) {
    const line = body.insertRow()
    const name = element("th", "", row.head)
    name.scope = "row"
    name.append(element("small", "", row.sub))
    line.append(name)
    data.columns.forEach((_, column) => {
      line.append(cell(data, row, column, send, state))
    })
  }
  return table
}

// Only what lights up: the cards stay, so a drag in progress is not broken off.
function light(data, table) {
  data.rows.forEach((row, place) => {
    const line = table.tBodies[0].rows[place]
    data.columns.forEach((_, column) => {
      const made = line.cells[column + 1]
      const found = row.cells[column].place
      made.className = found ? found.state : ""
      made.title = found ? found.why : ""
      const go = made.querySelector(".go")
      go.hidden = !found
      go.disabled = !found || !found.state
      go.textContent = found ? found.label : ""
      go.setAttribute("aria-label", found ? `${row.head} ${found.label} ${found.why}` : "")
      for (const chip of row.cells[column].chips) {
        const drawn = made.querySelector(`[data-chip="${CSS.escape(chip.id)}"]`)
        drawn.classList.toggle("picked", chip.picked)
        drawn.classList.toggle("kept", chip.kept)
        drawn.setAttribute("aria-pressed", String(chip.picked))
        drawn.title = chip.why || ""
      }
    })
  })
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component
  const root = parentElement.querySelector(".board")
  if (!root || !data) return
  const state = (root.handState ??= { dragged: null, count: 0 })
  const send = (act) => {
    state.count += 1
    setTriggerValue("act", { ...act, count: state.count })
  }
  if (root.handShape !== data.shape) {
    root.replaceChildren(build(data, send, state))
    root.handShape = data.shape
    root.scrollTop = 0
  }
  light(data, root.firstElementChild)
}
