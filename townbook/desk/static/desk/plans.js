/* In the tree of a plan, Alt, Shift and an arrow move the item one is at; the item stays at hand. */

const outline = document.querySelector(".outline");
const forward = document.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
const STEPS = { ArrowUp: "up", ArrowDown: "down" };

function stepOf(key) {
  if (key === "ArrowLeft" || key === "ArrowRight") return key === forward ? "in" : "out";
  return STEPS[key];
}

function send(address, step) {
  const form = document.createElement("form");
  form.method = "post";
  form.action = address;
  const values = { csrfmiddlewaretoken: outline.dataset.token, step, from: "plan" };
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

if (outline) {
  for (const hint of document.querySelectorAll(".for-scripts")) hint.hidden = false;
  outline.addEventListener("keydown", (event) => {
    const link = event.target.closest("li > a");
    const step = event.altKey && event.shiftKey && stepOf(event.key);
    if (!link || !step) return;
    event.preventDefault();
    send(`${link.getAttribute("href")}step/`, step);
  });
  const moved = location.hash && document.getElementById(location.hash.slice(1));
  // A browser that scrolls to the end of an address lets go of what had the focus.
  const hold = () => requestAnimationFrame(() => moved.querySelector("a").focus());
  if (moved && outline.contains(moved)) {
    if (document.readyState === "complete") hold();
    else addEventListener("load", hold);
  }
}
