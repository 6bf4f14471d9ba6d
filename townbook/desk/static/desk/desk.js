// Moves through what waits by keys. Without this script the links stand in the same order.
// Keys are told by their place on the keyboard: J and K are there in Ukrainian, Hebrew and Persian, too.

const STEPS = { KeyJ: 1, ArrowDown: 1, KeyK: -1, ArrowUp: -1 };
const OFF = "townbook-desk-keys-off";

const links = [...document.querySelectorAll("[data-tasks] .row-title a")];
const keys = document.querySelector("[data-keys]");
const switchedOn = document.querySelector("[data-keys-on]");

function isWriting(target) {
  return target.closest("input, textarea, select, [contenteditable]") !== null;
}

function move(step) {
  const at = links.indexOf(document.activeElement);
  const next = at === -1 ? (step > 0 ? 0 : links.length - 1) : at + step;
  links[Math.min(Math.max(next, 0), links.length - 1)].focus();
}

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isWriting(event.target)) {
    return;
  }
  if (!switchedOn.checked) {
    return; // Not even "?": whoever speaks to their computer wants no single keys (WCAG 2.2, 2.1.4).
  }
  if (event.key === "?" || (event.code === "Slash" && event.shiftKey)) {
    keys.open = !keys.open;
    if (keys.open) {
      keys.querySelector("summary").focus();
    }
  } else if (event.code in STEPS && !event.shiftKey) {
    move(STEPS[event.code]);
  } else {
    return;
  }
  event.preventDefault();
}

if (links.length > 0) {
  keys.hidden = false;
  try {
    switchedOn.checked = localStorage.getItem(OFF) === null;
    switchedOn.addEventListener("change", () => {
      if (switchedOn.checked) {
        localStorage.removeItem(OFF);
      } else {
        localStorage.setItem(OFF, "yes");
      }
    });
  } catch {
    // A browser that keeps nothing has the keys on.
  }
  document.addEventListener("keydown", press);
}
