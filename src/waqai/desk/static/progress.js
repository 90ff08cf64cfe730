// Asks every second how far a piece of work has come; when it has ended, the page is shown anew.
const place = document.getElementById("progress");
const bar = place.querySelector("progress");
const done = document.getElementById("done");

async function ask() {
  try {
    const answer = await fetch(place.dataset.state, { headers: { accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const state = await answer.json();
    if (state.ended) return location.reload();
    done.textContent = state.done;
    if (state.total) {
      bar.max = state.total;
      bar.value = state.done;
    }
  } catch {
    // the desk may be restarting: ask again
  }
  setTimeout(ask, 1000);
}
setTimeout(ask, 600);
