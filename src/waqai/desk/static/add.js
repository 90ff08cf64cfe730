// Files can be dropped on the page; those chosen are named before they are sent.
const input = document.getElementById("files");
const zone = document.getElementById("drop");
const list = document.getElementById("chosen");

function show() {
  list.replaceChildren(
    ...Array.from(input.files, (file) => {
      const item = document.createElement("li");
      const name = document.createElement("bdi");
      name.textContent = file.name;
      item.append(name, ` (${Math.ceil(file.size / 1024)} KB)`);
      return item;
    }),
  );
}

input.addEventListener("change", show);
for (const kind of ["dragenter", "dragover"]) {
  document.addEventListener(kind, (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    zone.classList.add("over");
  });
}
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) zone.classList.remove("over");
});
document.addEventListener("drop", (event) => {
  if (!event.dataTransfer?.files.length) return;
  event.preventDefault();
  zone.classList.remove("over");
  const all = new DataTransfer();
  for (const file of [...input.files, ...event.dataTransfer.files]) all.items.add(file);
  input.files = all.files;
  show();
});
