// The cells of a lesson: each can be changed and run in the page. What a cell needs from those above it runs first.
(descent => {
  "use strict";
  const { Editor, Interrupted, Kernel, Notebook, download, keep } = descent;
  const source = document.getElementById("notebook");
  const bar = document.getElementById("lab");
  const lesson = new Notebook(source.dataset.name, JSON.parse(source.textContent));
  const kernel = new Kernel("assets/lab.js", keep.read("progress") ?? "");

  /** Seconds that a check of an exercise may take: a learner's function that never returns holds up everything. */
  const CHECK_SECONDS = 15;

  const isSmall = matchMedia("(max-width: 40rem) and (pointer: coarse)").matches || navigator.deviceMemory < 2 || navigator.connection?.saveData;
  const button = (text, action, label) => {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: text, onclick: action });
    if (label) made.setAttribute("aria-label", label);
    return made;
  };

  /** Where a cell's outputs appear: in place of the ones before, once there are any, and so that the page does not jump. */
  class Outputs {
    #box; #shown = new Map(); #isEmpty = true;

    constructor(box) { this.#box = box; }

    write(stream, text) {
      this.#begin();
      let last = this.#box.lastElementChild;
      if (!last?.matches(`pre.${stream}`)) {
        last = Object.assign(document.createElement("pre"), { className: `output ${stream}` });
        last.dataset.scroll = "Console output";
        this.#box.append(last);
        descent.observeScroll(this.#box);
      }
      last.append(text);
    }

    show(html, displayId, isUpdate) {
      this.#begin();
      const part = document.createElement("div");
      part.innerHTML = html;
      const before = isUpdate && this.#shown.get(displayId);
      if (before?.isConnected) before.replaceWith(part);
      else this.#box.append(part);
      this.#shown.set(displayId, part);
      if (part.querySelector(".descent-figure") && !window.Plotly && !document.querySelector("script[src$='plotly.js']"))
        document.head.append(Object.assign(document.createElement("script"), { src: "assets/plotly.js" }));
      for (const script of part.querySelectorAll("script"))
        script.replaceWith(Object.assign(document.createElement("script"), { textContent: script.textContent }));
      descent.observeScroll(part);
    }

    /** Says why there is nothing more to come. */
    fail(text) {
      this.#begin();
      this.#box.append(Object.assign(document.createElement("p"), { className: "output error", textContent: text }));
    }

    end() {
      if (this.#isEmpty) this.#begin();
      this.#box.style.minHeight = "";
    }

    #begin() {
      if (!this.#isEmpty) return;
      this.#isEmpty = false;
      this.#box.style.minHeight = `${this.#box.offsetHeight}px`;
      this.#box.replaceChildren();
      this.#box.classList.remove("of-other-code");
    }
  }

  class Cell {
    #ranCode = null; #editor = null; #timer;

    constructor(element) {
      this.element = element;
      this.number = Number(element.id.slice("Cell-".length));
      this.index = this.number - 1;
      this.outputs = element.querySelector(".outputs");
      this.original = [...this.outputs.childNodes];
      this.exercise = this.code.match(/Exercise\.Find\("([\w.-]+)"\)\.Check\(/)?.[1];

      const pre = this.pre = element.querySelector("pre.code");
      const name = `cell ${this.number}`;
      this.state = Object.assign(document.createElement("span"), { className: "state" });
      this.state.setAttribute("role", "status");
      this.resetButton = button("Reset", () => this.reset(), `Reset ${name}`);
      this.runButton = button("▶ Run", () => this.run(), `Run ${name}`);
      this.runButton.className = "run";
      this.tools = Object.assign(document.createElement("div"), { className: "tools" });
      this.tools.append(this.runButton, button("Edit", () => this.edit(), `Edit ${name}`), button("Run above", () => runAll(this.number), `Run all cells above ${name}`));
      if (this.exercise) this.tools.append(button("Hint", () => this.#askFor("Hint"), `Hint for ${name}`), button("Solution", () => this.#askFor("Solution"), `Solution for ${name}`));
      this.tools.append(this.resetButton, this.state);
      this.problems = Object.assign(document.createElement("ul"), { className: "problems", hidden: true });
      this.problems.setAttribute("aria-label", "Mistakes");
      pre.after(this.tools, this.problems);

      pre.addEventListener("click", event => { if (!this.#editor && !event.target.closest("a") && getSelection().isCollapsed) this.edit(offsetIn(pre, event)); });
      element.addEventListener("keydown", event => {
        if (event.key !== "Enter" || !(event.shiftKey || event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        this.run();
        if (event.shiftKey) cells[cells.indexOf(this) + 1]?.enter();
      });
      if (this.isChanged) this.#showCode();
      this.#mark();
    }

    get code() { return lesson.code[this.index]; }
    get isChanged() { return lesson.isChanged(this.index); }
    /** Whether this code, as it is, has still to run. */
    get isStale() { return this.#ranCode !== this.code; }

    /** Forgets that it ran. */
    forget() { this.#ranCode = null; }

    /** Makes the code a text to write in. */
    edit(position) {
      if (!this.#editor) {
        this.#editor = new Editor(this.pre, {
          id: this.element.id, label: `Code of cell ${this.number}`, help: "lab-keys", code: this.code, say,
          changed: code => this.#changed(code),
          ask: async (question, ...args) => kernel.state === "ready" ? kernel.ask(question, codeAbove(this), ...args) : null,
          problemsChanged: list => this.#showProblems(list),
        });
        if (!isSmall && !Kernel.obstacle()) kernel.start().then(() => this.#editor.checkSoon(0), () => {});
      }
      this.#editor.focus(position);
    }

    /** Goes on here. */
    enter() { if (this.#editor) this.#editor.focus(); else this.runButton.focus(); }

    run() { return runInTurn(this, () => [...cells.filter(other => other.number < this.number && other.isStale), this]); }

    /** Runs it now; answers whether it came to its end. */
    async execute() {
      const { code } = this;
      const outputs = new Outputs(this.outputs);
      const started = performance.now();
      const seconds = () => (performance.now() - started) / 1000;
      this.element.classList.remove("waiting");
      this.element.classList.add("running");
      this.element.setAttribute("aria-busy", "true");
      this.#timer = setInterval(() => {
        if (kernel.state !== "running") return;
        if (this.exercise && seconds() > CHECK_SECONDS)
          kernel.restart(`Your function did not return within ${CHECK_SECONDS} seconds. Look for a loop that never ends.`).catch(() => {});
        else this.say(`Running, ${seconds().toFixed(0)} s`);
      }, 500);
      let isFinished = false;
      try {
        isFinished = await kernel.run(this.number, code, outputs);
        this.say(isFinished ? `Ran in ${seconds().toFixed(1)} s` : "Stopped by an error", !isFinished);
        this.#ranCode = isFinished ? code : null;
      } catch (error) {
        if (!(error instanceof Interrupted)) throw error;
        outputs.fail(error.message);
        this.say("");
      } finally {
        clearInterval(this.#timer);
        outputs.end();
        this.element.classList.remove("running");
        this.element.removeAttribute("aria-busy");
        this.#mark();
      }
      return isFinished;
    }

    /** Makes it what the course has, code and outputs. */
    reset() {
      if (!this.isChanged) return;
      lesson.reset(this.index);
      this.#showCode();
      this.outputs.replaceChildren(...this.original);
      this.outputs.classList.remove("of-other-code");
      this.#showProblems([]);
      this.say("");
      this.#mark();
      this.runButton.focus();
    }

    /** Takes code from elsewhere, which has been kept already. */
    take() {
      this.#showCode();
      this.#mark();
    }

    say(text, isProblem = false) {
      this.state.textContent = text;
      this.state.classList.toggle("problem", isProblem);
    }

    /** Asks before something that costs. */
    confirm(text, yes) {
      return new Promise(resolve => {
        const question = Object.assign(document.createElement("p"), { className: "question" });
        const answer = value => { question.remove(); resolve(value); };
        question.append(text, " ", button(yes, () => answer(true)), button("Not now", () => answer(false)));
        this.tools.after(question);
      });
    }

    /** Below the verdict, so that it stays. */
    #askFor(what) {
      return runInTurn(this, () => [{
        execute: async () => {
          const aside = this.element.querySelector(".aside") ?? this.element.appendChild(Object.assign(document.createElement("div"), { className: "aside" }));
          const outputs = new Outputs(aside);
          try {
            return await kernel.run(this.number, `#r "nuget: Descent.Lessons"\nDescent.Lessons.Exercise.Find("${this.exercise}").${what}()`, outputs);
          } finally { outputs.end(); }
        },
      }]);
    }

    #changed(code) {
      lesson.set(this.index, code);
      this.#mark();
      if (this.isStale && !this.element.matches(".running")) this.say(this.isChanged ? "Changed by you, not run yet" : "");
      if (this.outputs.hasChildNodes()) this.outputs.classList.toggle("of-other-code", this.isStale && (this.isChanged || this.#ranCode !== null));
      warnIfRefused();
    }

    #showCode() {
      if (this.#editor) this.#editor.code = this.code;
      else this.pre.querySelector("code").textContent = this.code;
      if (!this.isChanged || !this.isStale) return;
      this.outputs.classList.add("of-other-code");
      this.say("Changed by you, not run yet");
    }

    #showProblems(list) {
      this.problems.hidden = list.length === 0;
      this.problems.replaceChildren(...list.slice(0, 3).map(problem => Object.assign(document.createElement("li"), { textContent: `line ${problem.startLine}: ${problem.message}` })));
    }

    #mark() {
      this.element.classList.toggle("changed", this.isChanged);
      this.resetButton.hidden = !this.isChanged;
    }
  }

  function offsetIn(pre, { clientX, clientY }) {
    const caret = document.caretPositionFromPoint?.(clientX, clientY);
    if (!caret || !pre.contains(caret.offsetNode)) return 0;
    const range = document.createRange();
    range.setStart(pre, 0);
    range.setEnd(caret.offsetNode, caret.offset);
    return range.toString().length;
  }

  const codeAbove = cell => cells.filter(other => other.number < cell.number).map(other => other.code);

  // One run after the other. `listFor` is asked when it is its turn, because what has to run depends on what ran.
  let turn = Promise.resolve();
  async function runInTurn(cell, listFor) {
    const obstacle = Kernel.obstacle();
    if (obstacle) return cell.say(obstacle, true);
    if (isSmall && kernel.state === "off" && !await cell.confirm(
      `To run code, this page loads C# once: about ${bar.dataset.megabytes} MB, and about 500 MB of memory while it is open.`, "Load and run")) return;

    cell.element.classList.add("waiting");
    turn = turn.then(async () => {
      const list = listFor();
      for (const next of list) next.element?.classList.add("waiting");
      try {
        await starting(cell);
        for (const next of list) {
          if (await next.execute()) continue;
          if (next !== cell && next.number) cell.say(`Not run: cell ${next.number} above did not come to its end.`, true);
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

  const runAll = (before = Infinity) => {
    const last = cells.filter(cell => cell.number < before).at(-1);
    return last && runInTurn(last, () => cells.filter(cell => cell.number < before && (before === Infinity || cell.isStale)));
  };

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
    say("This browser keeps nothing for this page. Download your notebook before you leave.");
  }
  function stop() {
    if (kernel.state !== "running") return;
    kernel.restart("Stopped. Variables are gone; the next run starts with the cells above it.").catch(() => {});
  }
  function restart() {
    if (kernel.state === "off") return say("C# has not been started yet.");
    kernel.restart("Restarted.").then(() => say("Restarted: no cell has run yet."), error => say(error.message));
  }
  function resetLesson() {
    const changed = cells.filter(cell => cell.isChanged);
    if (changed.length === 0) return say("Nothing here is changed.");
    if (!confirm(`Give up what you wrote in ${changed.length === 1 ? "one cell" : `${changed.length} cells`} of this lesson?`)) return;
    for (const cell of changed) cell.reset();
    say("This lesson is as the course has it.");
  }
  async function open() {
    const [chosen] = file.files;
    file.value = "";
    if (!chosen) return;
    try {
      const { taken, left } = lesson.takeFrom(await chosen.text());
      for (const cell of cells) if (taken.includes(cell.index)) cell.take();
      say(`${chosen.name} is open; nothing has run yet.${left.length > 0 ? ` ${left.length} of its cells are not on this page and were left out.` : ""}`);
    } catch (error) { say(error.message); }
  }

  menu.className = "menu";
  menu.append(Object.assign(document.createElement("summary"), { textContent: "Code" }), Object.assign(document.createElement("div"), {}));
  const items = [
    ["Run all cells", () => runAll()], ["Restart", restart], ["Download notebook", () => download(`${lesson.name}.ipynb`, lesson.toText())],
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
  kernel.addEventListener("forgotten", () => { for (const cell of cells) cell.forget(); });
  kernel.addEventListener("progress", event => keep.write("progress", event.detail));

  const cells = [...document.querySelectorAll("section.cell")].map(element => new Cell(element));
  warnIfRefused();
  Object.assign(descent, { cells, kernel, lesson });
})(window.descent ??= {});
