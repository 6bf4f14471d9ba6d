// Moves through a page by keys. Without this script its links, fields and buttons stand in the same order.
// Keys are told by their place on the keyboard: J and K are there in Ukrainian, Hebrew and Persian, too.
//
// [data-key-stop] are the places J and K go to, [data-key="KeyX"] is what that key presses: a button, a field, or
// something folded up; of several, the one beside where one is. [data-keys] tells of the keys; with "arrows" in it
// the arrow keys move, too. [data-keys-on] switches them off.

const OFF = "townbook-desk-keys-off";

const keys = document.querySelector("[data-keys]");
const switchedOn = keys?.querySelector("[data-keys-on]");
const arrows = keys?.dataset.keys === "arrows" ? { ArrowDown: 1, ArrowUp: -1 } : {};
const steps = { KeyJ: 1, KeyK: -1, ...arrows };

function isWriting(target) {
  return target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]") !== null;
}

function move(step) {
  const stops = [...document.querySelectorAll("[data-key-stop]")];
  const beside = document.activeElement.closest("[data-key-scope]");
  const at = stops.findIndex((stop) => stop === document.activeElement || (beside?.contains(stop) ?? false));
  const next = at === -1 ? (step > 0 ? 0 : stops.length - 1) : at + step;
  stops[Math.min(Math.max(next, 0), stops.length - 1)].focus();
}

function pressed(code) {
  const beside = document.activeElement.closest("[data-key-scope]") ?? document;
  return beside.querySelector(`[data-key="${code}"]`) ?? document.querySelector(`[data-key="${code}"]`);
}

function act(found) {
  if (found instanceof HTMLDetailsElement) {
    found.open = true;
    found.querySelector("textarea, input").focus();
  } else if (found.matches("button, a, input[type=checkbox]")) {
    found.click();
  } else {
    found.focus();
  }
}

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) {
    return;
  }
  if (!switchedOn.checked) {
    return; // Not even "?": whoever speaks to their computer wants no single keys (WCAG 2.2, 2.1.4).
  }
  if (isWriting(event.target)) {
    const scope = event.target.closest("[data-key-scope]");
    if (event.key === "Escape" && scope) {
      scope.querySelector("[data-key-stop]")?.focus();
    }
    return;
  }
  if (event.key === "?" || (event.code === "Slash" && event.shiftKey)) {
    keys.open = !keys.open;
    if (keys.open) {
      keys.querySelector("summary").focus();
    }
  } else if (event.shiftKey) {
    return;
  } else if (event.code in steps) {
    move(steps[event.code]);
  } else if (pressed(event.code)) {
    act(pressed(event.code));
  } else {
    return;
  }
  event.preventDefault();
}

if (keys && document.querySelector("[data-key-stop]")) {
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
