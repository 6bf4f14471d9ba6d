// Opens and closes all branches of a tree at once. Without this script each branch opens by itself.

for (const tree of document.querySelectorAll("[data-tree]")) {
  for (const button of document.querySelectorAll(`[data-opens="${tree.id}"], [data-closes="${tree.id}"]`)) {
    const open = button.hasAttribute("data-opens");
    button.hidden = false;
    button.addEventListener("click", () => {
      for (const branch of tree.querySelectorAll("details")) {
        branch.open = open;
      }
    });
  }
}

// A branch's own address (#item-1.2) is inside closed branches: open the way to it.
function openTheWay() {
  let step = document.querySelector(":target");
  while (step) {
    if (step instanceof HTMLDetailsElement) {
      step.open = true;
    }
    step = step.parentElement;
  }
}

addEventListener("hashchange", openTheWay);
openTheWay();
