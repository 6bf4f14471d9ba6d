// Adds and removes the files of a report without leaving the page, so that nothing being written is disturbed.

function fresh(answer) {
  return new DOMParser().parseFromString(answer, "text/html");
}

async function send(form) {
  const section = form.closest("[data-part=files]");
  const status = section.querySelector("[data-part=sending]");
  for (const button of section.querySelectorAll("button")) {
    button.disabled = true;
  }
  if (status) {
    status.textContent = "…";
  }
  try {
    const response = await fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { "X-Townbook-Part": "entry" },
      redirect: "error",
    });
    const entry = fresh(await response.text());
    const after = entry.querySelector("[data-part=files]");
    if (!after) {
      location.reload(); // The link opens nothing any more; the page says why.
      return;
    }
    const article = section.closest("article");
    section.replaceWith(after);
    const state = entry.querySelector("[data-part=state]");
    if (state) {
      article.querySelector("[data-part=state]").replaceWith(state);
    }
    after.querySelector("input[type=file]")?.focus();
  } catch {
    for (const button of section.querySelectorAll("button")) {
      button.disabled = false;
    }
    if (status) {
      status.textContent = section.querySelector("[data-unsent]")?.dataset.unsent ?? "";
    }
  }
}

document.addEventListener("submit", (event) => {
  if (event.target.matches("form[data-files]")) {
    event.preventDefault();
    send(event.target);
  }
});
