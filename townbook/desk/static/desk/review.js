// Keys for the review of a draft, and the document turned to the open record. Everything works without it.
// A key is told by its place on the keyboard (event.code): it is the same under Ukrainian, Hebrew or Persian letters.

const OFF = "townbook-review-keys-off";
const NEAR_THE_TOP = 0.25; // of the document's frame, where the marked words come to stand

function isOff() {
  try {
    return localStorage.getItem(OFF) === "yes";
  } catch {
    return false;
  }
}

function isTyping(element) {
  const typed = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]";
  return element instanceof Element && element.matches(typed);
}

function press(code) {
  const found = document.querySelector(`[data-keys~="${code}"]`);
  if (found instanceof HTMLDetailsElement) {
    found.open = !found.open;
    found.querySelector("summary").focus();
  } else if (found instanceof HTMLInputElement && found.type !== "checkbox") {
    found.focus();
    found.select();
  } else {
    found?.click();
  }
  return found !== null;
}

function moveInList(step) {
  const links = [...document.querySelectorAll("[data-list] > li > a, [data-list] > [data-open] #open")];
  const at = links.indexOf(document.activeElement);
  if (at < 0 || !links[at + step]) {
    return false;
  }
  links[at + step].focus();
  return true;
}

function onKey(event) {
  if (event.isComposing || event.altKey) {
    return;
  }
  if (event.ctrlKey || event.metaKey) {
    const form = event.target instanceof Element ? event.target.closest("form[data-edit]") : null;
    if (event.code === "Enter" && form) {
      event.preventDefault();
      form.requestSubmit();
    }
    return;
  }
  if (isTyping(event.target) || isOff()) {
    return;
  }
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  const done =
    event.code in steps ? moveInList(steps[event.code]) : press(event.shiftKey ? `Shift+${event.code}` : event.code);
  if (done) {
    event.preventDefault();
  }
}

// A form is sent once: a second press of a key would say it of the next record.
for (const form of document.querySelectorAll("form[data-once]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
    }
    form.dataset.sent = "yes";
  });
}

// A page brought back by the browser's arrow can be sent again.
addEventListener("pageshow", (event) => {
  if (event.persisted) {
    location.reload();
  }
});

function turnDocument() {
  const paper = document.querySelector("[data-paper]");
  const words = document.getElementById("passage");
  if (paper && words && paper.scrollHeight > paper.clientHeight) {
    const below = words.getBoundingClientRect().top - paper.getBoundingClientRect().top;
    paper.scrollTop += below - paper.clientHeight * NEAR_THE_TOP;
    words.closest(".table-frame")?.scrollBy(sideways(words), 0);
  }
}

// How far a wide table must move so that the marked cell begins where its frame does.
function sideways(words) {
  const cell = words.closest("td, th").getBoundingClientRect();
  const frame = words.closest(".table-frame").getBoundingClientRect();
  if (cell.left >= frame.left && cell.right <= frame.right) {
    return 0;
  }
  return document.dir === "rtl" ? cell.right - frame.right : cell.left - frame.left;
}

function focusOpen() {
  const empty = document.querySelector(".review-add [data-first]:placeholder-shown, .review-add [data-first]:empty");
  const wrong = document.querySelector(".review-add .errorlist + *");
  const first = wrong ?? empty ?? document.querySelector(
    "form[data-edit] .errorlist + *, form[data-edit] select, form[data-edit] textarea, form[data-edit] input:not([type=hidden]), [data-first], .review-step input:checked",
  );
  const heading = document.getElementById("open");
  if (first) {
    first.focus({ preventScroll: true });
  } else if (location.hash === "#open") {
    heading?.focus({ preventScroll: true });
  }
  heading?.closest("article").scrollIntoView({ block: "nearest" });
  if (heading && heading.getBoundingClientRect().top < 0) {
    heading.scrollIntoView({ block: "start" });
  }
}

// Words selected in the document, as characters of its text: each part of it says at which it begins.
function selectedWords() {
  const selection = getSelection();
  if (selection.rangeCount === 0 || selection.isCollapsed) {
    return null;
  }
  const range = selection.getRangeAt(0);
  const words = selection.toString().trim();
  const [start, end] = [placeOf(range.startContainer, range.startOffset), placeOf(range.endContainer, range.endOffset)];
  return words && start !== null && end !== null && start < end ? { words, at: `${start}-${end}` } : null;
}

function placeOf(node, offset) {
  const element = node instanceof Element ? (node.childNodes[offset] ?? node) : node;
  const part = (element instanceof Element ? element : element.parentElement).closest(".document [data-at]");
  if (!part) {
    return null;
  }
  const before = document.createRange();
  before.setStart(part, 0);
  before.setEnd(node, offset);
  // Characters of the text are code points; those of a script are halves of some.
  return Number(part.dataset.at) + [...before.toString()].length;
}

// Before a press of a button the selection is still there, after it no longer.
const take = document.querySelector("[data-take]");
const adding = document.querySelector("[data-add]");
let taken = null;

function onSelection() {
  const words = selectedWords();
  if (words || document.activeElement?.closest("[data-take]") === null) {
    taken = words;
  }
  take.hidden = taken === null;
}

function takeItem() {
  const fields = document.querySelector(".review-add");
  if (taken && fields) {
    fill(fields.querySelector("#add-words"), taken);
  } else if (taken) {
    const address = new URL(adding.href);
    address.searchParams.set("at", taken.at);
    location.assign(address);
  }
}

function fill(field, { words, at }) {
  field.value = words;
  const place = field.parentElement.querySelector("[data-at]");
  if (place) {
    place.value = at;
  }
  field.focus();
}

if (take) {
  document.addEventListener("selectionchange", onSelection);
  take.querySelector("[data-take-item]").addEventListener("click", takeItem);
  take
    .querySelector("[data-take-report]")
    ?.addEventListener("click", () => taken && fill(document.querySelector("#add-report-words"), taken));
  adding?.addEventListener("click", (event) => {
    if (taken) {
      event.preventDefault();
      takeItem();
    }
  });
}

const keysOff = document.querySelector("[data-keys-off]");
if (keysOff) {
  keysOff.closest("[data-switch]").hidden = false;
  keysOff.checked = isOff();
  keysOff.addEventListener("change", () => {
    try {
      localStorage.setItem(OFF, keysOff.checked ? "yes" : "no");
    } catch {
      // A browser that keeps nothing asks again next time.
    }
  });
}

document.addEventListener("keydown", onKey);
turnDocument();
// After the browser itself has gone to the place the address names, which takes the focus from any field.
addEventListener("load", () => setTimeout(focusOpen));
