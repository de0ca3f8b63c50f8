// An editor for one cell: a plain textarea above its own colored text, so that it works on a phone and with a screen reader.
(descent => {
  "use strict";
  const { Assistant, pieces } = descent;

  class Editor {
    #host; #code; #area; #assistant; #problems = []; #checkTimer;
    #isWriting = false; // Not the reader, but code that writes as if it were typed.
    /** After Escape, Tab goes where it goes elsewhere: to the next button. */
    #isLeaving = false;

    /**
     * @param pre the code as the book shows it; it becomes the text below the textarea.
     * @param host what the editor is for: `id`, `label`, `help` (an id), `code`, `changed(code)`, `ask(question, …)`, `problemsChanged(list)`, `say(text)`.
     */
    constructor(pre, host) {
      this.#host = host;
      const box = document.createElement("div");
      box.className = "editor";
      pre.replaceWith(box);
      for (const name of ["tabindex", "role", "aria-label", "data-scroll"]) pre.removeAttribute(name);
      pre.setAttribute("aria-hidden", "true");
      this.#code = pre.querySelector("code");

      const area = this.#area = document.createElement("textarea");
      for (const [name, value] of Object.entries({
        spellcheck: "false", autocapitalize: "off", autocomplete: "off", autocorrect: "off", wrap: "off", rows: "1", "aria-label": host.label, "aria-describedby": host.help, "aria-autocomplete": "list",
      })) area.setAttribute(name, value);
      area.value = host.code;
      area.setSelectionRange(0, 0);
      box.append(pre, area);
      this.#assistant = new Assistant(area, this.#code, host.id, (question, ...args) => this.#ask(question, ...args), text => this.#insert(text));
      box.after(...this.#assistant.elements);

      area.addEventListener("input", event => this.#typed(event));
      area.addEventListener("keydown", event => this.#pressed(event));
      this.#paint();
    }

    get code() { return this.#area.value; }

    set code(text) {
      if (text === this.code) return;
      const [before, caret] = [document.activeElement, this.#area.selectionStart];
      this.#area.focus({ preventScroll: true });
      this.#area.select();
      this.#write(text); // So that Ctrl+Z takes it back: the browser's steps lead nowhere in a text that was set.
      this.#area.setSelectionRange(caret, caret);
      if (before !== this.#area) { if (before && before !== document.body) before.focus({ preventScroll: true }); else this.#area.blur(); }
      this.#problems = [];
      this.#paint();
    }

    /** Puts the cursor behind so many characters. */
    focus(position) {
      this.#area.focus({ preventScroll: position !== undefined });
      if (position !== undefined) this.#area.setSelectionRange(position, position);
    }

    /** Looks for mistakes when the reader pauses. */
    checkSoon(wait = 400) {
      clearTimeout(this.#checkTimer);
      this.#checkTimer = setTimeout(async () => {
        const code = this.code;
        const found = await this.#ask("Check", code);
        if (found && code === this.code) this.showProblems(found.filter(problem => problem.severity === "Error"));
      }, wait);
    }

    /** Underlines mistakes. */
    showProblems(problems) {
      const starts = [0];
      for (const match of this.code.matchAll(/\n/g)) starts.push(match.index + 1);
      this.#problems = problems.map(problem => {
        const from = Math.min(starts[problem.startLine - 1] + problem.startColumn - 1, this.code.length);
        const to = starts[problem.endLine - 1] + problem.endColumn - 1;
        return to > from ? [from, to] : [Math.max(0, from - 1), from]; // What is missing is shown where it should come after.
      });
      this.#paint();
      this.#host.problemsChanged(problems);
    }

    #ask(question, ...args) { return this.#host.ask(question, ...args).catch(() => null); }

    #paint() {
      const code = this.code;
      this.#code.replaceChildren();
      const cuts = this.#problems.flat();
      for (const [from, to, kind] of pieces(code)) {
        const ends = [...new Set([from, ...cuts.filter(cut => cut > from && cut < to), to])].sort((a, b) => a - b);
        for (let n = 1; n < ends.length; n++) {
          const isWrong = this.#problems.some(([start, end]) => start <= ends[n - 1] && ends[n] <= end);
          const text = code.slice(ends[n - 1], ends[n]);
          const piece = kind || isWrong ? Object.assign(document.createElement("span"), { className: `${kind} ${isWrong ? "wrong" : ""}`.trim(), textContent: text }) : text;
          this.#code.append(piece);
        }
      }
      this.#code.append("\n"); // A last line that is empty has its height, too.
    }

    #typed(event) {
      if (this.#isWriting) return; // Some browsers tell of each line.
      this.#problems = [];
      this.#paint();
      this.#host.changed(this.code);
      this.checkSoon();
      this.#assistant.typed(event.data ?? "");
    }

    #pressed(event) {
      if (event.isComposing) return; // The key belongs to an input method.
      const command = event.ctrlKey || event.metaKey;
      const take = action => { event.preventDefault(); event.stopPropagation(); action(); };
      if (event.key === "Enter" && (event.shiftKey || command)) return this.#assistant.close(); // The cell runs.
      if (this.#assistant.pressed(event)) return take(() => {});
      if (event.key === "Escape") return take(() => { this.#isLeaving = true; this.#host.say("Tab now leaves the code."); });
      if (event.key === "/" && command) return take(() => this.#comment());
      if (event.key === "Tab" && !this.#isLeaving) return take(() => this.#indent(event.shiftKey));
      if (event.key === "Enter") return take(() => this.#newLine());
      if (event.key !== "Tab") this.#isLeaving = false;
    }

    /** Writes as if it were typed, so that it can be undone. */
    #insert(text) {
      this.#write(text);
      this.#typed({ data: null });
    }

    #write(text) {
      this.#isWriting = true;
      const isDone = document.execCommand(text === "" ? "delete" : "insertText", false, text);
      this.#isWriting = false;
      if (!isDone) this.#area.setRangeText(text, this.#area.selectionStart, this.#area.selectionEnd, "end");
    }

    #newLine() {
      const before = this.code.slice(0, this.#area.selectionStart);
      const line = before.slice(before.lastIndexOf("\n") + 1);
      this.#insert("\n" + line.match(/^\s*/)[0] + (/[{([]\s*$/.test(line) ? "    " : ""));
    }

    #indent(back) {
      const { selectionStart: start, selectionEnd: end } = this.#area;
      if (back || this.code.slice(start, end).includes("\n")) this.#eachLine(() => back ? line => line.replace(/^ {1,4}|^\t/, "") : line => "    " + line);
      else this.#insert(" ".repeat(4 - (start - this.#lineStart(start)) % 4));
    }

    #lineStart(at) { return at === 0 ? 0 : this.code.lastIndexOf("\n", at - 1) + 1; }

    #comment() {
      this.#eachLine(all => all.every(line => /^\s*(\/\/|$)/.test(line)) ? line => line.replace(/\/\/ ?/, "") : line => "// " + line);
    }

    #eachLine(changeFor) {
      const { selectionStart, selectionEnd } = this.#area;
      const start = this.#lineStart(selectionStart);
      const end = this.code.indexOf("\n", Math.max(selectionStart, selectionEnd - 1));
      this.#area.setSelectionRange(start, end < 0 ? this.code.length : end);
      const all = this.code.slice(start, end < 0 ? undefined : end).split("\n");
      const changed = all.map(changeFor(all)).join("\n");
      this.#insert(changed);
      this.#area.setSelectionRange(all.length > 1 ? start : start + changed.length, start + changed.length);
    }
  }

  Object.assign(descent, { Editor });
})(window.descent ??= {});
