// A block that is wider than the window scrolls: let it be reached from the keyboard.
// One that fits is not a stop on the way.
const NAMES = {PRE: "Scrolling text", DIV: "Scrolling table"};

function markWhatScrolls() {
  for (const block of document.querySelectorAll("pre, .table-wrapper")) {
    if (block.scrollWidth > block.clientWidth) {
      block.tabIndex = 0;
      block.setAttribute("role", "group");
      block.setAttribute("aria-label", NAMES[block.tagName]);
    } else {
      for (const name of ["tabindex", "role", "aria-label"]) block.removeAttribute(name);
    }
  }
}

addEventListener("DOMContentLoaded", markWhatScrolls);
addEventListener("load", markWhatScrolls);
addEventListener("resize", markWhatScrolls);
