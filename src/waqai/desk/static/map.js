// The map: nearer, farther and aside without asking the desk again. Without this module, its links do the same.
const LEAST = 3, WORLD = 360;

for (const figure of document.querySelectorAll("[data-map]")) {
  const svg = figure.querySelector(".world");
  const spots = svg.querySelectorAll("a.spot, .spot-name");
  const box = svg.viewBox.baseVal;
  svg.tabIndex = 0;

  function scale() {
    const pixel = box.width / (svg.clientWidth || 960);
    for (const spot of spots) spot.setAttribute("transform", `scale(${pixel})`);
  }

  function show(x, y, width) {
    width = Math.min(WORLD, Math.max(LEAST, width));
    const height = width * box.height / box.width;
    x = Math.min(180, Math.max(-180, x));
    y = Math.min(120, Math.max(-150, y));
    svg.setAttribute("viewBox", `${x - width / 2} ${y - height / 2} ${width} ${height}`);
    scale();
    remember();
  }

  let later;
  function remember() {
    clearTimeout(later);
    later = setTimeout(() => {
      const address = new URL(location.href);
      const [x, y] = centre();
      address.searchParams.set("at", [x, y, box.width].map((value) => value.toFixed(2)).join(","));
      history.replaceState(null, "", address);
    }, 300);
  }

  const centre = () => [box.x + box.width / 2, box.y + box.height / 2];
  const zoom = (by, [x, y] = centre()) => {
    const [cx, cy] = centre();
    const held = Math.min(WORLD, Math.max(LEAST, box.width * by)) / box.width;
    show(x + (cx - x) * held, y + (cy - y) * held, box.width * held);
  };
  const pan = (right, down) => {
    const [x, y] = centre();
    show(x + right * box.width, y + down * box.height, box.width);
  };
  const place = (event) => {
    const there = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    return [there.x, there.y];
  };

  for (const link of figure.querySelectorAll("[data-zoom], [data-pan]")) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      if (link.dataset.zoom) zoom(Number(link.dataset.zoom));
      else pan(...link.dataset.pan.split(" ").map(Number));
    });
  }

  const keys = {
    "+": () => zoom(0.7), "=": () => zoom(0.7), "-": () => zoom(1.43),
    ArrowLeft: () => pan(-0.15, 0), ArrowRight: () => pan(0.15, 0), ArrowUp: () => pan(0, -0.15), ArrowDown: () => pan(0, 0.15),
  };
  svg.addEventListener("keydown", (event) => {
    if (event.target !== svg || !keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    keys[event.key]();
  });

  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return; // the page is scrolled as ever
    event.preventDefault();
    zoom(event.deltaY < 0 ? 0.85 : 1.18, place(event));
  }, { passive: false });
  svg.addEventListener("dblclick", (event) => { event.preventDefault(); zoom(0.6, place(event)); });

  let held = null, moved = false;
  svg.addEventListener("pointerdown", (event) => {
    if (event.button || event.pointerType === "touch") return;
    held = { at: [event.clientX, event.clientY], centre: centre() };
    moved = false;
  });
  addEventListener("pointermove", (event) => {
    if (!held) return;
    const pixel = box.width / svg.clientWidth;
    const [dx, dy] = [event.clientX - held.at[0], event.clientY - held.at[1]];
    if (!moved && Math.hypot(dx, dy) < 4) return;
    moved = true;
    svg.classList.add("held");
    show(held.centre[0] - dx * pixel, held.centre[1] - dy * pixel, box.width);
  });
  addEventListener("pointerup", () => { held = null; svg.classList.remove("held"); });
  svg.addEventListener("click", (event) => { if (moved) { event.preventDefault(); moved = false; } }, true);
  svg.addEventListener("dragstart", (event) => event.preventDefault());

  new ResizeObserver(scale).observe(svg);
}
