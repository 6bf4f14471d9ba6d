/* The tree of a plan: a branch is moved by Alt, Shift and an arrow, or dragged by its handle. Both go through
   the addresses that the forms use, so what is refused to a form is refused here. Without this script each
   item's own page moves it. */

const tree = document.querySelector("#tree");
const said = document.querySelector("#said");
const forward = document.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
const STEPS = { ArrowUp: "up", ArrowDown: "down" };
const EDGE = 64; // within so many pixels of the window's edge a drag scrolls
const FIRST_STEP = 4; // a shaking finger drags nothing

let sending = Promise.resolve();
let drag = null;

const outline = () => tree.querySelector(".outline");
const isFlat = () => outline().classList.contains("flat");
const number = (row) => row.id.replace("item-", "");
const link = (row) => row.querySelector("a");
const depth = (row) => Number(/\bd(\d+)\b/.exec(row.className)[1]);

function branch(row) {
  const rows = [row];
  for (let next = row.nextElementSibling; next && depth(next) > depth(row); next = next.nextElementSibling) {
    rows.push(next);
  }
  return rows;
}

/* What the row is part of, as this page shows it: a number, or "" at the top of the plan. */
function parent(row) {
  const above = depth(row) - 1;
  if (above < 0) return outline().dataset.parent ?? "";
  let before = row.previousElementSibling;
  while (before && depth(before) > above) before = before.previousElementSibling;
  return before ? number(before) : outline().dataset.branch;
}

function stepOf(key) {
  if (key === "ArrowLeft" || key === "ArrowRight") return key === forward ? "in" : "out";
  return STEPS[key];
}

/* One after another: who presses a key three times means three steps. */
function send(row, what, values) {
  const [id, address] = [row.id, `${link(row).getAttribute("href")}${what}/`];
  sending = sending.then(async () => {
    const now = document.getElementById(id);
    const sent = { csrfmiddlewaretoken: outline().dataset.token, ...values(now ?? row) };
    tree.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { method: "POST", body: new URLSearchParams(sent) });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!answer.ok || !page.querySelector("#tree")) throw new Error(String(answer.status));
      show(page, id, answer.url);
    } catch {
      submit(address, sent); // the answer is a page that says why
    }
    tree.removeAttribute("aria-busy");
  });
}

function show(page, id, address) {
  tree.replaceChildren(...page.querySelector("#tree").childNodes);
  said.replaceChildren(...page.querySelector("#said").childNodes);
  history.replaceState(null, "", address);
  addHandles();
  const row = document.getElementById(id);
  row?.classList.add("moved");
  if (row) link(row).focus();
}

function submit(address, values) {
  const form = document.createElement("form");
  form.method = "post";
  form.action = address;
  for (const [name, value] of Object.entries(values)) {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    field.value = value;
    form.append(field);
  }
  document.body.append(form);
  form.submit();
}

function addHandles() {
  if (isFlat()) return;
  for (const row of outline().querySelectorAll("li[id]")) {
    const handle = document.createElement("span");
    handle.className = "handle";
    handle.ariaHidden = "true"; // by key the row itself is moved
    row.prepend(handle);
  }
}

function lift(event) {
  if (!event.target.classList.contains("handle") || event.button !== 0 || drag) return;
  event.preventDefault();
  const row = event.target.closest("li");
  event.target.setPointerCapture(event.pointerId);
  drag = { row, rows: branch(row), from: event.clientY, at: [event.clientX, event.clientY], note: null, spot: null };
}

function carry(event) {
  if (!drag) return;
  drag.at = [event.clientX, event.clientY];
  if (!drag.note) {
    if (Math.abs(event.clientY - drag.from) < FIRST_STEP) return;
    drag.note = document.createElement("div");
    drag.note.className = "drag-note";
    drag.note.style.left = "0"; // as the pointer counts, whatever the direction of the page
    document.body.append(drag.note);
    for (const row of drag.rows) row.classList.add("lifted");
    requestAnimationFrame(scroll);
  }
  aim();
}

function scroll() {
  if (!drag?.note) return;
  const y = drag.at[1];
  const by = y < EDGE ? y - EDGE : Math.max(0, y - innerHeight + EDGE);
  if (by) {
    scrollBy({ top: by / 4, behavior: "instant" });
    aim();
  }
  requestAnimationFrame(scroll);
}

/* The upper part of a row means before it, the lower after it, its middle into it. */
function aim() {
  const box = outline().getBoundingClientRect();
  const row = document.elementFromPoint(box.left + box.width / 2, drag.at[1])?.closest(".outline > li[id]");
  mark(row && !drag.rows.includes(row) ? spotAt(row) : null);
}

function spotAt(row) {
  const box = row.getBoundingClientRect();
  const part = (drag.at[1] - box.top) / box.height;
  const next = row.nextElementSibling;
  if (part < 0.3) return { where: "before", row };
  if (part <= 0.7) return { where: "under", row };
  if (!next || depth(next) <= depth(row)) return { where: "after", row };
  return drag.rows.includes(next) ? null : { where: "before", row: next };
}

function mark(spot) {
  drag.spot?.row.classList.remove("drop-before", "drop-under", "drop-after");
  drag.spot = spot;
  spot?.row.classList.add(`drop-${spot.where}`);
  const name = spot && document.createElement("bdi");
  if (name) name.textContent = link(spot.row).textContent;
  drag.note.replaceChildren(...(spot ? [tree.dataset[spot.where], " ", name] : [link(drag.row).textContent]));
  const [x, y] = drag.at;
  const left = Math.max(0, Math.min(x + 16, innerWidth - drag.note.offsetWidth - 8));
  drag.note.style.transform = `translate(${left}px, ${Math.min(y + 16, innerHeight - drag.note.offsetHeight)}px)`;
}

function drop() {
  const { row, spot } = drag;
  end();
  if (!spot) return;
  const target = decodeURIComponent(link(spot.row).getAttribute("href").split("/").at(-2));
  const where = { where: spot.where, target, target_parent: parent(spot.row) || "-" };
  send(row, "move", (now) => ({ ...where, parent: parent(now) }));
}

function end() {
  if (!drag) return;
  if (drag.note) {
    mark(null);
    drag.note.remove();
  }
  for (const row of drag.rows) row.classList.remove("lifted");
  drag = null;
}

function hold() {
  const moved = location.hash && document.getElementById(location.hash.slice(1));
  // A browser that scrolls to the end of an address lets go of what had the focus.
  const focus = () => requestAnimationFrame(() => link(moved).focus());
  if (!moved || !tree.contains(moved)) return;
  if (document.readyState === "complete") focus();
  else addEventListener("load", focus);
}

for (const hint of document.querySelectorAll(".for-scripts")) hint.hidden = false;
addHandles();
hold();
tree.addEventListener("keydown", (event) => {
  const row = event.target.closest("li[id]");
  const step = event.altKey && event.shiftKey && stepOf(event.key);
  if (!row || !step || isFlat()) return;
  event.preventDefault();
  send(row, "step", (now) => ({ step, from: "plan", parent: parent(now) }));
});
tree.addEventListener("pointerdown", lift);
tree.addEventListener("pointermove", carry);
tree.addEventListener("pointerup", () => drag && drop());
tree.addEventListener("pointercancel", end);
addEventListener("keydown", (event) => event.key === "Escape" && end());
