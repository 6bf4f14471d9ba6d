// Results while words are typed. Without this script the form asks for the same page as a whole.

const PAUSE = 250; // milliseconds without a key before the server is asked
const QUIET = 1000; // milliseconds before a screen reader is told, so that typing is not talked over

const form = document.getElementById("search-form");
const words = document.getElementById("search-words");
const status = document.getElementById("search-status");
let asked = new AbortController();
let pause;
let quiet;

function address() {
  const query = new URLSearchParams(new FormData(form));
  return new URL(`${form.action}?${query}`);
}

async function partOf(whole, signal) {
  const part = new URL(whole);
  part.searchParams.set("part", "results");
  const response = await fetch(part, { signal });
  if (!response.ok) {
    throw new Error(`${response.status}`);
  }
  return new DOMParser().parseFromString(await response.text(), "text/html").getElementById("search-results");
}

function show(results, whole) {
  document.getElementById("search-results").replaceWith(results);
  document.title = results.dataset.title;
  history.replaceState(null, "", whole);
  for (const link of document.querySelectorAll(".languages a")) {
    const other = new URL(whole);
    other.searchParams.set("language", link.hreflang);
    link.href = other;
  }
  for (const link of document.querySelectorAll("[data-other-search]")) {
    link.search = new URLSearchParams({ q: words.value });
  }
  clearTimeout(quiet);
  quiet = setTimeout(() => {
    status.textContent = document.getElementById("search-total")?.textContent ?? "";
  }, QUIET);
}

async function ask() {
  asked.abort();
  asked = new AbortController();
  const { signal } = asked;
  const whole = address();
  try {
    const results = await partOf(whole, signal);
    if (!signal.aborted) {
      show(results, whole);
    }
  } catch {
    // Left behind by a newer question, or not answered: the button still asks for the whole page.
  }
}

words.addEventListener("input", (event) => {
  clearTimeout(pause);
  // A word being composed is not a word yet; the input that ends it comes by itself.
  if (!event.isComposing) {
    pause = setTimeout(ask, PAUSE);
  }
});
