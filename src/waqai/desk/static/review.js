// The keys of reviewing, and taking words from the text. Without this, everything works as plain forms and links.
// Keys are told by their place on the keyboard (event.code), so that they are the same with an Arabic layout.

const STORE = "waqai-keys";
const dialog = document.getElementById("keys");
const on = document.getElementById("keys-on");

function remembered() {
  try { return localStorage.getItem(STORE) !== "off"; } catch { return true; }
}

function remember(wanted) {
  try { localStorage.setItem(STORE, wanted ? "on" : "off"); } catch { /* then for this page alone */ }
}

function help() {
  if (dialog && !dialog.open) dialog.showModal();
}

function writing(target) {
  return target instanceof Element && target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]") !== null;
}

function fire(element) {
  if (element.matches("select, input")) element.focus();
  else element.click();
}

// the list: J and K go down and up, Enter opens
const items = [...document.querySelectorAll("[data-list] > li")];
let at = -1;

function go(step) {
  if (!items.length) return;
  if (at >= 0) items[at].classList.remove("at");
  at = Math.min(Math.max(at + step, 0), items.length - 1);
  items[at].classList.add("at");
  items[at].querySelector("a")?.focus({ preventScroll: true });
  items[at].scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || dialog?.open) return;
  if (event.key === "Escape" && writing(event.target)) { event.target.blur(); return; }
  if (writing(event.target) || !on?.checked) return;
  if (event.key === "?" || event.key === "؟") { event.preventDefault(); help(); return; }
  if (event.shiftKey) return;
  if (items.length && (event.code === "KeyJ" || event.code === "KeyK")) {
    event.preventDefault();
    go(event.code === "KeyJ" ? 1 : -1);
    return;
  }
  const busy = event.target instanceof Element && event.target.closest("a, button, summary");
  if (event.code === "Enter" && busy) return;
  const element = document.querySelector(`[data-key="${CSS.escape(event.code)}"]`);
  if (element && !element.disabled) { event.preventDefault(); fire(element); }
});

if (on) {
  on.checked = remembered();
  on.addEventListener("change", () => remember(on.checked));
}
document.querySelectorAll("[data-keys-hint]").forEach((hint) => {
  hint.hidden = false;
  hint.querySelector("button")?.addEventListener("click", help);
});

// taking words: offsets are counted in code points of the report's text, as the record counts them
const text = document.getElementById("text");

function offsetOf(node, offset) {
  const run = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest("[data-at]");
  if (!run || !text.contains(run)) return null;
  const range = document.createRange();
  range.selectNodeContents(run);
  range.setEnd(node, offset);
  const part = range.cloneContents();
  part.querySelectorAll(".control").forEach((mark) => mark.replaceWith("\u{fffd}"));
  return Number(run.dataset.at) + [...part.textContent].length;
}

function taken() {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const start = offsetOf(range.startContainer, range.startOffset);
  const end = offsetOf(range.endContainer, range.endOffset);
  return start === null || end === null || start >= end ? null : { start, end, words: selection.toString().trim() };
}

let last = null;
if (text) {
  document.addEventListener("selectionchange", () => { last = taken() ?? last; });
  document.querySelectorAll("[data-take]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => {
      if (!last) return;
      const field = button.closest(".inline");
      const words = field.querySelector("[name=words]");
      const span = field.querySelector("[name=span]");
      words.value = last.words;
      span.disabled = false;
      span.value = `${last.start}-${last.end}`;
      words.addEventListener("input", () => { span.disabled = true; }, { once: true });
    });
  });
  const current = document.getElementById("current");
  // the words in question into view, within the text's own frame: the page itself stays where it is
  if (current) text.scrollTop += current.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 2;
}
