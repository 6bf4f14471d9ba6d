// Saves what is written as it is written, and adds files without disturbing it. Without this script each item
// has its buttons. What could not be sent is kept in this browser until it can: no word is lost with the
// connection, with a session that ended, or with a link that was taken back.

const PAUSE = 900; // milliseconds without a key before what is written is sent
const AGAIN = 15000; // milliseconds before a sending that failed is tried again

const KEPT = "townbook-report:";

const words = document.querySelector("[data-report-words]").dataset;
const author = words.author ?? "";

const pauses = new Map(); // of forms with something not sent yet: the timer that will send it
const sendings = new Map(); // of forms being sent: a promise of the end
const again = new Set(); // forms that were changed while they were sent

// What one person wrote is never restored for another who uses the same browser; what was written by a link is
// there by another link to the same form.
function keyOf(form) {
  return `${KEPT}${author}:${form.dataset.kept}`;
}

// Signing in again in another tab makes the token of this page's forms an old one; the cookie has the new one.
function tokenNow() {
  return document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
}

function valuesOf(form) {
  return [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken" && name !== "file");
}

function request(form, body) {
  const headers = { "X-Townbook-Part": "entry" };
  if (author) {
    headers["X-Townbook-Author"] = author;
    headers["X-CSRFToken"] = tokenNow() ?? form.elements.namedItem("csrfmiddlewaretoken").value;
  }
  return { method: "POST", body, headers, redirect: "error" };
}

// What an answer that brings no entry means: the sentence to show, and whether to try again by itself.
function trouble(status) {
  const known = { 401: "signedOut", 403: "old", 404: "closed", 410: "closed", 413: "tooLarge" };
  return known[status] ?? "unsent";
}

function say(place, kind) {
  const parts = [words[kind]];
  if (kind === "signedOut") {
    const link = document.createElement("a");
    link.href = words.signIn;
    link.target = "_blank";
    link.rel = "noopener";
    link.textContent = words.signInWords;
    parts.push(" ", link);
  }
  place.replaceChildren(...parts);
}

function saved(form) {
  return form.querySelector("[data-part=saved]");
}

function keep(form) {
  try {
    localStorage.setItem(keyOf(form), JSON.stringify(valuesOf(form)));
  } catch {
    // A browser that keeps nothing still sends.
  }
}

function forget(form) {
  try {
    localStorage.removeItem(keyOf(form));
  } catch {
    // Nothing was kept.
  }
}

function restore(form) {
  let kept;
  try {
    kept = JSON.parse(localStorage.getItem(keyOf(form)));
  } catch {
    return;
  }
  if (!kept) {
    return;
  }
  for (const [name, value] of kept) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement || field?.type === "text") {
      field.value = value;
    }
  }
  // The revision stays the one that was seen when it was written: if somebody else saved since, they are asked.
  form.elements.namedItem("seen").value = kept.find(([name]) => name === "seen")?.[1] ?? form.elements.seen.value;
  send(form);
}

function showState(article, entry) {
  const state = entry.querySelector("[data-part=state]");
  const item = article.id.replace("item-", "");
  const places = [article, document.querySelector(`[data-contents="${item}"]`)];
  for (const place of state ? places : []) {
    place?.querySelector("[data-part=state]")?.replaceWith(state.cloneNode(true));
  }
}

function show(form, entry) {
  const fresh = entry.querySelector("form[data-autosave]");
  form.querySelector("[data-part=outcome]").replaceWith(entry.querySelector("[data-part=outcome]"));
  if (!fresh) {
    showState(form.closest("article"), entry); // It was submitted meanwhile: the words stay where they are.
    return;
  }
  saved(form).textContent = saved(fresh).textContent; // The same element: a screen reader says what changes in it.
  showFigures(form, fresh);
  for (const list of form.querySelectorAll(".field .errorlist")) {
    list.remove();
  }
  for (const list of fresh.querySelectorAll(".field .errorlist")) {
    const field = document.getElementById(list.nextElementSibling?.id);
    field?.before(list);
  }
  form.elements.namedItem("seen").value = fresh.elements.namedItem("seen").value;
  showState(form.closest("article"), entry);
}

function showFigures(form, fresh) {
  const before = form.querySelector("[data-part=figures]");
  const after = fresh.querySelector("[data-part=figures]");
  const focused = before.contains(document.activeElement) ? document.activeElement.value : null;
  before.replaceWith(after);
  if (focused !== null) {
    [...after.querySelectorAll("input")].find((each) => each.value === focused)?.focus();
  }
}

async function entryOf(response) {
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

async function deliver(form) {
  try {
    const response = await fetch(form.action, request(form, new URLSearchParams(valuesOf(form))));
    if (response.ok || response.status === 409 || response.status === 422) {
      show(form, await entryOf(response));
      if (response.ok && !again.has(form)) {
        forget(form);
      }
      return response.ok;
    }
    const kind = trouble(response.status);
    say(saved(form), kind);
    if (kind === "signedOut" || kind === "unsent") {
      later(form, AGAIN); // It stays in the fields and in this browser, and is sent once it can be.
    }
  } catch {
    say(saved(form), "unsent");
    later(form, AGAIN);
  }
  return false;
}

// Sends the form, and once more where it was changed meanwhile; whether all of it is saved.
async function send(form) {
  clearTimeout(pauses.get(form));
  pauses.delete(form);
  keep(form);
  if (sendings.has(form)) {
    again.add(form);
    return sendings.get(form);
  }
  const sending = (async () => {
    let done = false;
    do {
      again.delete(form);
      done = await deliver(form);
    } while (again.has(form));
    return done;
  })();
  sendings.set(form, sending);
  const done = await sending;
  sendings.delete(form);
  return done;
}

function later(form, wait) {
  clearTimeout(pauses.get(form));
  pauses.set(
    form,
    setTimeout(() => send(form), wait),
  );
}

function watch(form) {
  form.addEventListener("input", (event) => {
    keep(form);
    saved(form).textContent = "";
    // A word being composed is not a word yet; the input that ends it comes by itself.
    if (!event.isComposing) {
      later(form, PAUSE);
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form);
  });
  form.addEventListener("keydown", (event) => {
    if (event.code === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) {
      event.preventDefault();
      send(form);
    }
  });
  form.addEventListener("click", (event) => {
    if (event.target.closest("[data-drop]")) {
      event.preventDefault();
      clearTimeout(pauses.get(form));
      forget(form);
      location.reload();
    }
  });
  restore(form);
}

// Files: a button of the item's form, which this script sends alone.

function tooLarge(files) {
  return [...files].some((file) => file.size > Number(words.largest));
}

async function sendFiles(button) {
  const section = button.closest("[data-part=files]");
  const status = section.querySelector("[data-part=sending]");
  const input = section.querySelector("input[type=file]");
  const isAdded = button.hasAttribute("data-file-add");
  const body = new FormData();
  if (isAdded) {
    if (input.files.length === 0) {
      input.focus();
    } else if (tooLarge(input.files)) {
      say(status, "tooLarge");
      input.focus();
      return;
    }
    [...input.files].forEach((file) => body.append("file", file));
  }
  const buttons = [...section.querySelectorAll("button")];
  buttons.forEach((each) => (each.disabled = true));
  status.textContent = "…";
  try {
    if (pauses.has(button.form) || sendings.has(button.form)) {
      await send(button.form); // One after the other: both may begin the report.
    }
    const response = await fetch(button.formAction, request(button.form, body));
    const entry = await entryOf(response);
    const after = entry.querySelector("[data-part=files]");
    if (after) {
      showState(section.closest("article"), entry);
      section.replaceWith(after);
      after.querySelector("input[type=file]")?.focus();
      const told = after.querySelector("[data-part=sending]");
      if (response.ok && told) {
        setTimeout(() => say(told, isAdded ? "added" : "removed")); // It must stand there before it speaks.
      }
      return;
    }
    const kind = trouble(response.status);
    say(status, kind === "signedOut" ? "signedOut" : kind === "unsent" ? "unsentFile" : kind);
  } catch {
    say(status, "unsentFile");
  }
  buttons.forEach((each) => (each.disabled = false));
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-file-add], [data-file-remove]");
  const link = event.target.closest("a[data-after-saving]");
  if (button) {
    event.preventDefault();
    sendFiles(button);
  } else if (link && pauses.size + sendings.size > 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    const unsaved = [...new Set([...pauses.keys(), ...sendings.keys()])];
    const done = await Promise.all(unsaved.map(send));
    const at = done.indexOf(false);
    if (at === -1) {
      location.assign(link.href);
    } else {
      unsaved[at].closest("article").scrollIntoView();
      unsaved[at].querySelector("textarea").focus();
    }
  }
});

document.querySelectorAll("form[data-autosave]").forEach(watch);
