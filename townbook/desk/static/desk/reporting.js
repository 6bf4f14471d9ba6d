// Saves what is written as it is written. Without this script each item has its button.
// What could not be sent is kept in this browser until it can: no word is lost with the connection.

const PAUSE = 900; // milliseconds without a key before what is written is sent
const AGAIN = 15000; // milliseconds before a sending that failed is tried again

const KEPT = "townbook-report:";

// What one person wrote is never restored for another who uses the same browser.
function keyOf(form) {
  return `${KEPT}${form.dataset.author ?? ""}:${form.action}`;
}

// Signing in again in another tab makes the token of this page's forms an old one; the cookie has the new one.
function tokenNow() {
  return document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
}

function request(form) {
  const headers = { "X-Townbook-Part": "entry" };
  const token = tokenNow();
  if (form.dataset.author) {
    headers["X-Townbook-Author"] = form.dataset.author;
    if (token) {
      headers["X-CSRFToken"] = token;
    }
  }
  const sent = form.dataset.author && token ? valuesOf(form) : [...new FormData(form)];
  return { method: "POST", body: new URLSearchParams(sent), headers, redirect: "error" };
}

function saySignedOut(form) {
  const link = document.createElement("a");
  link.href = form.dataset.signIn;
  link.target = "_blank";
  link.rel = "noopener";
  link.textContent = form.dataset.signInWords;
  form.querySelector("[data-part=saved]").replaceChildren(`${form.dataset.signedOut} `, link);
}

function valuesOf(form) {
  return [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken");
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

function say(form, words) {
  form.querySelector("[data-part=saved]").textContent = words;
}

function show(form, answer) {
  const entry = new DOMParser().parseFromString(answer, "text/html");
  const fresh = entry.querySelector("form[data-autosave]");
  if (!fresh) {
    location.reload();
    return;
  }
  for (const part of ["outcome", "saved"]) {
    form.querySelector(`[data-part=${part}]`).replaceWith(fresh.querySelector(`[data-part=${part}]`));
  }
  showFigures(form, fresh);
  for (const list of form.querySelectorAll(".field .errorlist")) {
    list.remove();
  }
  for (const list of fresh.querySelectorAll(".field .errorlist")) {
    const field = document.getElementById(list.nextElementSibling?.id);
    field?.before(list);
  }
  form.elements.namedItem("seen").value = fresh.elements.namedItem("seen").value;
  const state = entry.querySelector("[data-part=state]");
  form.closest("article").querySelector("[data-part=state]").replaceWith(state);
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

async function send(form) {
  if (form.dataset.sending) {
    form.dataset.again = "yes";
    return;
  }
  form.dataset.sending = "yes";
  delete form.dataset.again;
  keep(form);
  try {
    const response = await fetch(form.action, request(form));
    if (response.ok || response.status === 409 || response.status === 422) {
      show(form, await response.text());
      if (response.ok) {
        forget(form);
      }
    } else if (response.status === 401) {
      saySignedOut(form); // It stays in the fields and in this browser, and is sent once they are back.
      setTimeout(() => send(form), AGAIN);
    } else if (response.status === 410 || response.status === 404) {
      location.reload(); // The link opens nothing any more; the page says why.
    } else {
      throw new Error(`${response.status}`);
    }
  } catch {
    say(form, form.dataset.unsent);
    setTimeout(() => send(form), AGAIN);
  } finally {
    delete form.dataset.sending;
    if (form.dataset.again) {
      send(form);
    }
  }
}

for (const form of document.querySelectorAll("form[data-autosave]")) {
  let pause;
  form.addEventListener("input", (event) => {
    clearTimeout(pause);
    keep(form);
    // A word being composed is not a word yet; the input that ends it comes by itself.
    if (!event.isComposing) {
      pause = setTimeout(() => send(form), PAUSE);
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(pause);
    send(form);
  });
  form.addEventListener("click", (event) => {
    if (event.target.closest("[data-drop]")) {
      event.preventDefault();
      forget(form);
      location.reload();
    }
  });
  restore(form);
}
