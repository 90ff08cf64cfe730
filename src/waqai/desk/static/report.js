// The report page: the words and the facts point at each other.
const text = document.getElementById("text");
const facts = document.getElementById("facts");
const gist = document.getElementById("gist");
const MOST = 4; // facts told at once where words carry many
const narrow = matchMedia("(max-width: 61.99rem)");

const runs = new Map(); // the words of each fact
for (const run of text.querySelectorAll("[data-f]")) {
  for (const fact of run.dataset.f.split(" ")) {
    if (!runs.has(fact)) runs.set(fact, []);
    runs.get(fact).push(run);
  }
}
const marks = [...text.querySelectorAll("a[data-f]")]; // in reading order: one of them can be tabbed to
const places = new Map(marks.map((mark, at) => [mark, at]));
let current = marks[0];
if (current) current.tabIndex = 0;

// ---- telling the facts of the words that are pointed at

let told = null;
let leaving = 0;

function tell(run) {
  clearTimeout(leaving);
  if (told === run) return;
  hush();
  const cards = run.dataset.f.split(" ").slice(0, MOST).map((fact) => document.getElementById(fact));
  const gists = cards.filter(Boolean).map((card) => {
    const copy = card.querySelector(".gist").cloneNode(true);
    for (const link of copy.querySelectorAll("a")) link.replaceWith(...link.childNodes);
    return copy;
  });
  if (!gists.length) return;
  gist.replaceChildren(...gists);
  gist.hidden = false;
  place(run);
  run.setAttribute("aria-describedby", "gist");
  told = run;
}

function place(run) {
  const [line] = run.getClientRects();
  if (!line) return;
  const wide = gist.offsetWidth;
  const high = gist.offsetHeight;
  const left = Math.min(Math.max(8, line.left + line.width / 2 - wide / 2), document.documentElement.clientWidth - wide - 8);
  const below = line.bottom + 6;
  const top = below + high > innerHeight - 8 && line.top - high - 6 > 0 ? line.top - high - 6 : below;
  gist.style.left = `${left}px`;
  gist.style.top = `${top}px`;
}

function hush() {
  told?.removeAttribute("aria-describedby");
  told = null;
  gist.hidden = true;
}

const soon = () => { leaving = setTimeout(hush, 180); };
const marked = (target) => target.closest?.("[data-f]");
text.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  const run = marked(event.target);
  if (run?.matches("a, .begins")) tell(run);
  else if (told) soon();
});
text.addEventListener("pointerleave", soon);
gist.addEventListener("pointerenter", () => clearTimeout(leaving));
gist.addEventListener("pointerleave", soon);
addEventListener("scroll", (event) => { if (event.target !== gist) hush(); }, { capture: true, passive: true });
document.addEventListener("keydown", (event) => { if (event.key === "Escape") hush(); });

// ---- the keys: from mark to mark

text.addEventListener("focusin", (event) => {
  const run = marked(event.target);
  if (!run) return;
  if (current) current.tabIndex = -1;
  current = run;
  run.tabIndex = 0;
  if (run.matches(":focus-visible")) requestAnimationFrame(() => { if (document.activeElement === run) tell(run); });
});
text.addEventListener("focusout", hush);
const STEPS = { ArrowLeft: 1, ArrowDown: 1, ArrowRight: -1, ArrowUp: -1 };
text.addEventListener("keydown", (event) => {
  const at = places.get(marked(event.target));
  if (at === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  let next;
  if (event.key in STEPS) next = visible(at, STEPS[event.key]);
  else if (event.key === "Home") next = visible(-1, 1);
  else if (event.key === "End") next = visible(marks.length, -1);
  if (!next) return;
  event.preventDefault();
  next.focus();
});

const shown = (run) => [...run.classList].some((name) => document.getElementById(`show-${name}`)?.checked);
function visible(at, step) {
  for (let next = at + step; next >= 0 && next < marks.length; next += step) {
    if (shown(marks[next])) return marks[next];
  }
  return null;
}

// ---- from the words to why, and from a card to its words

text.addEventListener("click", (event) => {
  const run = marked(event.target);
  if (!run || String(getSelection())) return;
  event.preventDefault();
  choose(run.dataset.f.split(" ")[0], { why: true });
});

facts.addEventListener("click", (event) => {
  if (event.target.closest("button, input, select, textarea, label, summary, form, .why")) return;
  const card = event.target.closest(".card");
  if (!card) return;
  const link = event.target.closest("a");
  if (link && !link.matches(".to-words")) {
    if (!link.hash || link.pathname !== location.pathname) return;
    event.preventDefault();
    choose(decodeURIComponent(link.hash.slice(1)), {});
    return;
  }
  event.preventDefault();
  light(card);
  const [first] = runs.get(card.id) ?? [];
  if (!first) return;
  first.scrollIntoView({ block: "center" });
  if (link && first.matches("a")) first.focus({ preventScroll: true });
});

let lit = [];
function light(card) {
  for (const run of lit) run.classList.remove("lit", "with");
  lit = [];
  for (const old of facts.querySelectorAll(".card.chosen")) old.classList.remove("chosen");
  card.classList.add("chosen");
  for (const fact of card.dataset.related.split(" ").filter(Boolean)) mark(fact, "with");
  mark(card.id, "lit");
}

function mark(fact, how) {
  for (const run of runs.get(fact) ?? []) {
    run.classList.add(how);
    lit.push(run);
  }
}

function choose(fact, { why }) {
  const card = document.getElementById(fact);
  if (!card) return;
  hush();
  card.closest(".family").open = true;
  light(card);
  const reasons = card.querySelector(".why");
  if (why) reasons.open = true;
  history.replaceState(null, "", `#${fact}`);
  card.scrollIntoView({ block: narrow.matches ? "start" : "nearest" });
  (why ? reasons.querySelector("summary") : card.querySelector(".to-words")).focus({ preventScroll: true });
}

// an address that names a fact opens it
addEventListener("hashchange", arrive);
function arrive() {
  const fact = decodeURIComponent(location.hash.slice(1));
  const card = document.getElementById(fact);
  if (card?.matches(".card")) {
    card.closest(".family").open = true;
    light(card);
    runs.get(fact)?.[0]?.scrollIntoView({ block: "center" });
    card.scrollIntoView({ block: "nearest" });
  }
}
if (location.hash) arrive();

// ---- for pages built on this one: where a selection stands in the text, in code points

/** The offset in the report's text of a place in the page; null outside of the text. */
export function offset(node, at) {
  const within = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
  if (!within || !text.contains(within)) return null;
  const range = document.createRange();
  range.selectNodeContents(within);
  range.setEnd(node, at);
  const copy = range.cloneContents();
  for (const control of copy.querySelectorAll(".control")) control.replaceWith("\u200b");
  return Number(within.dataset.start) + [...copy.textContent].length;
}
