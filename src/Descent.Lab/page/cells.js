// A cell of a lesson, which can be changed and run in the page.
(descent => {
  "use strict";
  const { Editor, Interrupted, Kernel, Outputs } = descent;

  /** Seconds that a check of an exercise may take: a learner's function that never returns holds up everything. */
  const CHECK_SECONDS = 15;

  const button = (text, action, label) => {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: text, onclick: action });
    if (label) made.setAttribute("aria-label", label);
    return made;
  };

  class Cell {
    #host; #ranCode = null; #editor = null; #question = null;

    /**
     * @param element its section of the page.
     * @param host the lesson: `kernel`, `notebook`, `cells`, `isSmall`, `run(cell, list)`, `runAbove(cell)`, `say(text)`, `changed()`.
     */
    constructor(element, host) {
      this.#host = host;
      this.element = element;
      this.number = Number(element.id.slice("Cell-".length));
      this.index = this.number - 1;
      this.outputs = element.querySelector(".outputs");
      this.original = [...this.outputs.childNodes];
      this.exercise = host.notebook.original.cells[this.index].source.join("").match(/Exercise\.Find\("([\w.-]+)"\)\.Check\(/)?.[1];

      const pre = this.pre = element.querySelector("pre.code");
      const name = `cell ${this.number}`;
      this.state = Object.assign(document.createElement("span"), { className: "state" });
      this.state.setAttribute("role", "status");
      this.resetButton = button("Reset", () => this.reset(), `Reset ${name}`);
      this.runButton = button("▶ Run", () => this.run(), `Run ${name}`);
      this.runButton.className = "run";
      this.tools = Object.assign(document.createElement("div"), { className: "tools" });
      this.tools.append(this.runButton, button("Edit", () => this.edit(), `Edit ${name}`), button("Run above", () => host.runAbove(this), `Run above ${name}`));
      if (this.exercise) this.tools.append(button("Hint", () => this.#askFor("Hint"), `Hint for ${name}`), button("Solution", () => this.#askFor("Solution"), `Solution for ${name}`));
      this.tools.append(this.resetButton, this.state);
      this.problems = Object.assign(document.createElement("ul"), { className: "problems", hidden: true });
      this.problems.setAttribute("aria-label", "Mistakes");
      pre.after(this.tools, this.problems);

      pre.addEventListener("click", event => { if (!this.#editor && !event.target.closest("a") && getSelection().isCollapsed) this.edit(offsetIn(pre, event)); });
      element.addEventListener("keydown", event => {
        if (event.key !== "Enter" || event.isComposing || !(event.shiftKey || event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        this.run();
        if (event.shiftKey) host.cells[host.cells.indexOf(this) + 1]?.enter();
      });
      if (this.isChanged) this.#showCode();
      this.#mark();
    }

    get code() { return this.#host.notebook.code[this.index]; }
    get isChanged() { return this.#host.notebook.isChanged(this.index); }
    /** Whether this code, as it is, has still to run. */
    get isStale() { return this.#ranCode !== this.code; }

    /** The texts of those before it, which it may use. */
    get above() { return this.#host.cells.filter(other => other.number < this.number).map(other => other.code); }

    get #hasOriginalOutputs() { return this.outputs.firstChild === (this.original[0] ?? null); }

    /** Forgets that it ran. */
    forget() { this.#ranCode = null; }

    /** Makes the code a text to write in. */
    edit(position) {
      const { kernel, isSmall, say } = this.#host;
      if (!this.#editor) {
        this.#editor = new Editor(this.pre, {
          id: this.element.id, label: `Code of cell ${this.number}`, help: "lab-keys", code: this.code, say,
          changed: code => this.#changed(code),
          ask: async (question, ...args) => kernel.state === "ready" ? kernel.ask(question, this.above, ...args) : null,
          problemsChanged: list => this.#showProblems(list),
        });
        if (!isSmall && !Kernel.obstacle()) kernel.start().then(() => this.#editor.checkSoon(0), () => {});
      }
      this.#editor.focus(position);
    }

    /** Goes on here. */
    enter() { if (this.#editor) this.#editor.focus(); else this.runButton.focus(); }

    run() { return this.#host.run(this, () => [...this.#host.cells.filter(other => other.number < this.number && other.isStale), this]); }

    /** Runs it now; answers whether it came to its end. */
    async execute() {
      const { code } = this;
      const { kernel } = this.#host;
      const outputs = new Outputs(this.outputs);
      const started = performance.now();
      const seconds = () => (performance.now() - started) / 1000;
      this.#showProblems([]);
      this.element.classList.remove("waiting");
      this.element.classList.add("running");
      this.element.setAttribute("aria-busy", "true");
      const timer = setInterval(() => {
        if (kernel.state !== "running") return;
        if (this.exercise && seconds() > CHECK_SECONDS)
          kernel.restart(`Your function did not return within ${CHECK_SECONDS} seconds. Look for a loop that never ends.`).catch(() => {});
        else this.say(`Running, ${seconds().toFixed(0)} s`);
      }, 500);
      let isFinished = false;
      try {
        isFinished = await kernel.run(this.number, code, outputs);
        const isBefore = isFinished && this.isChanged && this.#host.cells.some(other => other.number > this.number && !other.isStale);
        this.say(isFinished ? `Ran in ${seconds().toFixed(1)} s${isBefore ? "; what ran below it has not seen the change" : ""}` : "Stopped by an error", !isFinished);
        this.#ranCode = isFinished ? code : null;
      } catch (error) {
        if (!(error instanceof Interrupted)) throw error;
        outputs.fail(error.message);
        this.say("");
      } finally {
        clearInterval(timer);
        outputs.end();
        if (isFinished) descent.enliven(this.outputs, kernel);
        this.element.classList.remove("running");
        this.element.removeAttribute("aria-busy");
        this.#mark();
        if (isFinished && this.isStale) this.#tellStale(); // It was written in while it ran.
      }
      return isFinished;
    }

    /** Makes it what the course has, code and outputs. */
    reset() {
      if (!this.isChanged) return;
      this.#host.notebook.reset(this.index);
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

    /** Says something beside the buttons: text, and links. */
    say(text, isProblem = false) {
      this.state.replaceChildren(...[text].flat());
      this.state.classList.toggle("problem", isProblem);
    }

    /** Asks before something that costs. */
    confirm(text, yes) {
      return this.#question ??= new Promise(resolve => {
        const question = Object.assign(document.createElement("p"), { className: "question" });
        const answer = value => { question.remove(); this.#question = null; resolve(value); };
        question.append(text, " ", button(yes, () => answer(true)), button("Not now", () => answer(false)));
        this.tools.after(question);
      });
    }

    /** Below the verdict, so that it stays. */
    #askFor(what) {
      return this.#host.run(this, () => [{
        execute: async () => {
          const aside = this.element.querySelector(".aside") ?? this.element.appendChild(Object.assign(document.createElement("div"), { className: "aside" }));
          const outputs = new Outputs(aside);
          try {
            return await this.#host.kernel.run(this.number, `#r "nuget: Descent.Lessons"\nDescent.Lessons.Exercise.Find("${this.exercise}").${what}()`, outputs);
          } finally { outputs.end(); }
        },
      }]);
    }

    #changed(code) {
      this.#host.notebook.set(this.index, code);
      this.#mark();
      this.#tellStale();
      this.#host.changed();
    }

    #tellStale() {
      if (this.isStale && !this.element.matches(".running")) this.say(this.isChanged ? "Changed by you, not run yet" : "");
      if (this.outputs.hasChildNodes()) this.outputs.classList.toggle("of-other-code", this.isStale && (this.isChanged || !this.#hasOriginalOutputs));
    }

    #showCode() {
      if (this.#editor) this.#editor.code = this.code;
      else descent.color(this.pre.querySelector("code"), this.code);
      if (!this.isChanged || !this.isStale) return;
      this.outputs.classList.add("of-other-code");
      this.say(this.exercise && descent.rightOnes().includes(this.exercise) ? "✓ Right when it last ran" : "Changed by you");
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

  Object.assign(descent, { Cell, button });
})(window.descent ??= {});
