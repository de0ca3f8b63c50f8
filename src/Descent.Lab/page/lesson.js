// The cells of a page together: what runs when, and the bar at the top.
(descent => {
  "use strict";
  const { Cell, Kernel, Notebook, button, download, keep } = descent;
  const source = document.getElementById("notebook");
  const bar = document.getElementById("lab");
  const notebook = new Notebook(source.dataset.name, JSON.parse(source.textContent));
  const kernel = new Kernel("assets/lab.js", keep.read("progress") ?? "", document.getElementById("exercises")?.textContent);
  const isSmall = matchMedia("(max-width: 40rem) and (pointer: coarse)").matches || navigator.deviceMemory < 2 || navigator.connection?.saveData;

  // One run after the other. `listFor` is asked when it is its turn, because what has to run depends on what ran.
  let turn = Promise.resolve();
  let ended = 0; // How often the reader has stopped what ran: what waited then does not run either.
  async function run(cell, listFor) {
    const obstacle = Kernel.obstacle();
    if (obstacle) return cell.say(obstacle, true);
    if (isSmall && kernel.state === "off" && !await cell.confirm(
      `To run code, this page loads C# once: about ${bar.dataset.megabytes} MB, and about 400 MB of memory while it is open.`, "Load and run")) return;

    cell.element.classList.add("waiting");
    const endedBefore = ended;
    turn = turn.then(async () => {
      if (endedBefore !== ended) {
        cell.element.classList.remove("waiting");
        return cell.say("Not run: stopped.");
      }
      const list = listFor();
      for (const next of list) next.element?.classList.add("waiting");
      try {
        await starting(cell);
        for (const [n, next] of list.entries()) {
          if (next !== cell && next.number) cell.say(`Running the cells above, ${n + 1} of ${list.length - 1} …`);
          if (await next.execute()) continue;
          if (next !== cell && next.number) cell.say(["Not run: ", linkTo(next), " did not come to its end."], true);
          break;
        }
      } catch (error) {
        cell.say(error.message, true);
      } finally {
        for (const next of [cell, ...list]) next.element?.classList.remove("waiting");
      }
    });
    return turn;
  }

  const linkTo = cell => Object.assign(document.createElement("a"), { href: `#${cell.element.id}`, textContent: "a cell above" });
  const runAll = () => run(cells.at(-1), () => cells);
  function runAbove(cell) {
    const above = cells.slice(0, cells.indexOf(cell));
    if (above.length > 0) run(above.at(-1), () => above.filter(other => other.isStale));
  }

  /** Waits until C# is there, and says how far it is where the reader looks. */
  async function starting(cell) {
    if (kernel.state === "ready") return;
    const progress = Object.assign(document.createElement("progress"), { max: 1 });
    progress.setAttribute("aria-label", "Loading C#");
    const show = () => {
      cell.say(kernel.state === "loading" ? `Loading C#, ${bar.dataset.megabytes} MB, once …` : "Starting C# …");
      if (kernel.share === null) progress.removeAttribute("value");
      else progress.value = kernel.share;
    };
    cell.state.after(progress);
    kernel.addEventListener("state", show);
    try {
      show();
      await kernel.start();
      cell.say("");
    } finally {
      kernel.removeEventListener("state", show);
      progress.remove();
    }
  }

  // The bar at the top

  const said = Object.assign(document.createElement("span"), { className: "state" });
  said.setAttribute("role", "status");
  const stopButton = button("Stop", stop);
  const menu = document.createElement("details");
  const file = Object.assign(document.createElement("input"), { type: "file", accept: ".ipynb,application/json", hidden: true });
  let sayTimer;
  function say(text) {
    said.textContent = text;
    clearTimeout(sayTimer);
    sayTimer = setTimeout(() => { said.textContent = ""; }, 8000);
  }
  function warnIfRefused() {
    if (!keep.isRefused || warnIfRefused.isDone) return;
    warnIfRefused.isDone = true;
    say("This browser cannot keep all that is written on this page. Download your notebook before you leave.");
  }
  function stop() {
    if (kernel.state !== "running") return;
    ended++;
    kernel.restart("Stopped. Variables are gone; the next run starts with the cells above it.").catch(() => {});
  }
  function restart() {
    if (kernel.state === "off") return say("C# has not been started yet.");
    ended++;
    kernel.restart("Restarted.").then(() => say("Restarted: no cell has run yet."), error => say(error.message));
  }
  function resetLesson() {
    const changed = cells.filter(cell => cell.isChanged);
    const count = changed.length + notebook.extra.length;
    if (count === 0) return say("Nothing here is changed.");
    if (!confirm(`Give up what you wrote in ${count === 1 ? "one cell" : `${count} cells`} of this lesson?`)) return;
    for (const cell of changed) cell.reset();
    notebook.keepExtra([]);
    say("This lesson is as the course has it.");
  }
  async function open() {
    const [chosen] = file.files;
    file.value = "";
    if (!chosen) return;
    try {
      const { taken, left } = notebook.takeFrom(await chosen.text());
      for (const cell of cells) if (taken.includes(cell.index)) cell.take();
      say(`${chosen.name} is open; nothing has run yet.${left > 0 ? ` ${left} of its cells ${left === 1 ? "is" : "are"} not on this page, and kept for the download.` : ""}${keep.isRefused ? " This browser cannot keep all of it: download it again before you leave." : ""}`);
    } catch (error) { say(error.message); }
  }

  menu.className = "menu";
  menu.append(Object.assign(document.createElement("summary"), { textContent: "Code" }), Object.assign(document.createElement("div"), {}));
  const items = [
    ["Run all cells", runAll], ["Restart", restart], ["Download notebook", () => download(`${notebook.name}.ipynb`, notebook.toText())],
    ["Open notebook …", () => file.click()], ["Reset this lesson", resetLesson],
  ];
  menu.lastChild.append(...items.map(([text, action]) => button(text, () => { menu.open = false; action(); })));
  menu.addEventListener("keydown", event => { if (event.key === "Escape") { menu.open = false; menu.firstChild.focus(); } });
  document.addEventListener("click", event => { if (!menu.contains(event.target)) menu.open = false; });
  file.addEventListener("change", open);
  file.setAttribute("aria-label", "Notebook to open");
  stopButton.hidden = true;
  stopButton.className = "stop";
  const keys = Object.assign(document.createElement("p"), { id: "lab-keys", hidden: true,
    textContent: "Shift+Enter runs the cell and goes on, Control+Enter runs it. Control+Space completes, Control+I explains. Tab indents; Escape and then Tab leaves the code." });
  bar.append(said, stopButton, menu, file, keys);

  kernel.addEventListener("state", () => { stopButton.hidden = kernel.state !== "running"; });
  kernel.addEventListener("died", ({ detail }) => say(`Something that a cell started has ended C#: ${detail.replace(/\.?$/, ".")} It has been started anew.`));
  kernel.addEventListener("forgotten", () => { for (const cell of cells) cell.forget(); });
  kernel.addEventListener("progress", ({ detail }) => keep.write("progress", withOthers(detail)));

  /** What is right, and what is right already in another window with another lesson. */
  function withOthers(progress) {
    try {
      const now = JSON.parse(progress);
      return JSON.stringify({ ...now, Right: [...new Set([...descent.rightOnes(), ...now.Right])].filter(id => typeof id === "string") });
    } catch { return keep.read("progress"); }
  }

  // A lesson that is open twice is one lesson: what is written in one window shows in the other.
  window.addEventListener("storage", () => {
    const written = notebook.takeKept();
    for (const cell of cells) if (written.includes(cell.index)) cell.take();
  });

  const cells = [];
  const host = { kernel, notebook, cells, isSmall, run, runAbove, say, changed: warnIfRefused };
  cells.push(...[...document.querySelectorAll("section.cell")].map(element => new Cell(element, host)));
  warnIfRefused();
  Object.assign(descent, { cells, kernel, notebook });
})(window.descent ??= {});
