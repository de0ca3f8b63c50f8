// An editor for one cell: a plain textarea above its own colored text, so that it works on a phone and with a screen reader.
(descent => {
  "use strict";

  const KEYWORDS = new Set(("abstract as async await base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit "
    + "extern false finally fixed float for foreach from get global goto if implicit in init int interface internal is let lock long nameof namespace new not null object operator or "
    + "orderby out override params partial private protected public readonly record ref required return sbyte sealed select set short sizeof stackalloc static string struct switch this "
    + "throw true try typeof uint ulong unchecked unsafe ushort using value var virtual void volatile when where while with yield and").split(" "));
  const TOKEN = /(?<comment>\/\/[^\n]*|\/\*[^]*?(?:\*\/|$))|(?<string>\$*"""[^]*?(?:"""|$)|(?:\$@|@\$|@)"(?:[^"]|"")*"?|\$?"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?)|(?<number>\b\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?[fFdDmMlLuU]*\b|\b0x[\da-fA-F_]+\b)|(?<preprocessorKeyword>^[ \t]*#!?\w+)|(?<word>@?[\p{L}_][\p{L}\p{N}_]*)/gmu;

  /** Code as pieces with the classes of the book's style sheet. */
  function pieces(code) {
    const all = [];
    let end = 0;
    for (const match of code.matchAll(TOKEN)) {
      const kind = match.groups.word !== undefined
        ? KEYWORDS.has(match[0]) ? "keyword" : ""
        : Object.keys(match.groups).find(name => match.groups[name] !== undefined);
      if (match.index > end) all.push([end, match.index, ""]);
      all.push([match.index, end = match.index + match[0].length, kind]);
    }
    if (end < code.length) all.push([end, code.length, ""]);
    return all;
  }

  const isPhone = matchMedia("(hover: none)").matches;

  class Editor {
    #pre; #code; #area; #tip; #list; #problems = [];
    #items = []; #chosen = 0; #start = 0;
    #asked = 0; #checkTimer; #hoverTimer; #inCall = false;

    /**
     * @param pre the code as the book shows it; it becomes the text below the textarea.
     * @param host what the editor is for: `label`, `code`, `changed(code)`, `ask(question, …)`, `problemsChanged(list)`, `help` (an id).
     */
    constructor(pre, host) {
      this.host = host;
      this.#pre = pre;
      const box = this.box = document.createElement("div");
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
      this.#tip = Object.assign(document.createElement("div"), { className: "tip", hidden: true });
      this.#tip.setAttribute("role", "status");
      this.#list = Object.assign(document.createElement("ul"), { className: "completions", hidden: true, id: `${host.id}-completions` });
      this.#list.setAttribute("role", "listbox");
      this.#list.setAttribute("aria-label", "Completions");
      box.append(pre, area);
      box.after(this.#list, this.#tip);

      area.addEventListener("input", event => this.#typed(event));
      area.addEventListener("keydown", event => this.#pressed(event));
      area.addEventListener("blur", () => setTimeout(() => this.#closeAll(), 150));
      area.addEventListener("click", () => this.#closeAll());
      area.addEventListener("mousemove", event => this.#hovered(event));
      area.addEventListener("mouseleave", () => { clearTimeout(this.#hoverTimer); if (!this.#inCall) this.#hideTip(); });
      this.#list.addEventListener("mousedown", event => {
        event.preventDefault();
        const index = [...this.#list.children].indexOf(event.target.closest("li"));
        if (index >= 0) this.#accept(index);
      });
      this.#paint();
    }

    get code() { return this.#area.value; }

    set code(text) {
      this.#area.value = text;
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
      this.host.problemsChanged(problems);
    }

    #ask(question, ...args) { return this.host.ask(question, ...args).catch(() => null); }

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
      this.#problems = [];
      this.#paint();
      this.host.changed(this.code);
      this.checkSoon();
      const typed = event.data ?? "";
      const before = this.code.slice(0, this.#area.selectionStart);
      if (typed === "." || (!this.#list.hidden && /[\w.]$/.test(before)) || (/^[\p{L}_]$/u.test(typed) && /(^|[^\p{L}\p{N}_.])[\p{L}_]{2}$/u.test(before))) this.#complete();
      else this.#closeList();
      if (typed === "(" || typed === "," || this.#inCall) this.#explainCall();
    }

    #pressed(event) {
      const isOpen = !this.#list.hidden;
      const command = event.ctrlKey || event.metaKey;
      const take = action => { event.preventDefault(); event.stopPropagation(); action(); };
      if (event.key === "Escape") {
        if (isOpen || !this.#tip.hidden) take(() => this.#closeAll());
        else take(() => { this.leaves = true; this.host.say("Tab now leaves the code."); });
        return;
      }
      if (event.key === "Enter" && (event.shiftKey || command)) { this.#closeAll(); return; } // The cell runs.
      if (isOpen && ["ArrowDown", "ArrowUp", "PageDown", "PageUp"].includes(event.key))
        return take(() => this.#choose(this.#chosen + { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]));
      if (isOpen && (event.key === "Enter" || event.key === "Tab") && this.#items.length > 0) return take(() => this.#accept(this.#chosen));
      if (event.key === " " && event.ctrlKey) return take(() => event.shiftKey ? this.#explainCall() : this.#complete());
      if (event.key === "i" && command) return take(() => this.#explain(this.#area.selectionStart));
      if (event.key === "/" && command) return take(() => this.#eachLine(all => all.every(line => /^\s*(\/\/|$)/.test(line)) ? line => line.replace(/\/\/ ?/, "") : line => "// " + line));
      if (event.key === "Tab" && !this.leaves) return take(() => this.#indent(event.shiftKey));
      if (event.key === "Enter") return take(() => this.#newLine());
      if (event.key.startsWith("Arrow") || event.key === "Home" || event.key === "End") this.#closeList();
      if (event.key !== "Tab") this.leaves = false;
    }

    /** Writes as if it were typed, so that it can be undone. */
    #insert(text) {
      if (!document.execCommand("insertText", false, text)) {
        this.#area.setRangeText(text, this.#area.selectionStart, this.#area.selectionEnd, "end");
        this.#area.dispatchEvent(new InputEvent("input", { data: null }));
      }
    }

    #newLine() {
      const before = this.code.slice(0, this.#area.selectionStart);
      const line = before.slice(before.lastIndexOf("\n") + 1);
      this.#insert("\n" + line.match(/^\s*/)[0] + (/[{([]\s*$/.test(line) ? "    " : ""));
    }

    #indent(back) {
      const { selectionStart: start, selectionEnd: end } = this.#area;
      if (back || this.code.slice(start, end).includes("\n")) this.#eachLine(() => back ? line => line.replace(/^ {1,4}|^\t/, "") : line => "    " + line);
      else this.#insert(" ".repeat(4 - (start - this.code.lastIndexOf("\n", start - 1) - 1) % 4));
    }

    #eachLine(changeFor) {
      const { selectionStart, selectionEnd } = this.#area;
      const start = this.code.lastIndexOf("\n", selectionStart - 1) + 1;
      const end = this.code.indexOf("\n", Math.max(selectionStart, selectionEnd - 1));
      this.#area.setSelectionRange(start, end < 0 ? this.code.length : end);
      const all = this.code.slice(start, end < 0 ? undefined : end).split("\n");
      const changed = all.map(changeFor(all)).join("\n");
      this.#insert(changed);
      this.#area.setSelectionRange(all.length > 1 ? start : start + changed.length, start + changed.length);
    }

    // Completion

    async #complete() {
      const number = ++this.#asked;
      const { code } = this;
      const position = this.#area.selectionStart;
      const found = await this.#ask("Complete", code, position);
      if (!found || number !== this.#asked || code !== this.code) return;
      this.#items = found.items;
      this.#start = found.start;
      const isWritten = found.items.length === 1 && found.items[0].text === code.slice(found.start, position);
      if (found.items.length === 0 || isWritten) return this.#closeList();

      this.#list.replaceChildren(...found.items.map((item, n) => {
        const entry = Object.assign(document.createElement("li"), { id: `${this.#list.id}-${n}`, className: item.kind.toLowerCase(), textContent: item.text });
        entry.setAttribute("role", "option");
        return entry;
      }));
      this.#list.hidden = false;
      this.#place(this.#list, found.start);
      this.#area.setAttribute("aria-controls", this.#list.id);
      this.#choose(0);
    }

    #choose(index) {
      this.#chosen = Math.max(0, Math.min(this.#items.length - 1, index));
      [...this.#list.children].forEach((entry, n) => entry.setAttribute("aria-selected", String(n === this.#chosen)));
      const entry = this.#list.children[this.#chosen];
      entry.scrollIntoView({ block: "nearest" });
      this.#area.setAttribute("aria-activedescendant", entry.id);
      const item = this.#items[this.#chosen];
      if (!isPhone) this.#showTip(item, this.#list);
    }

    #accept(index) {
      this.#area.focus();
      this.#area.setSelectionRange(this.#start, this.#area.selectionStart);
      this.#asked++;
      const { text } = this.#items[index];
      this.#closeAll();
      this.#insert(text);
      this.#closeList();
    }

    #closeList() {
      this.#asked++;
      if (this.#list.hidden) return;
      this.#list.hidden = true;
      this.#area.removeAttribute("aria-activedescendant");
      this.#area.removeAttribute("aria-controls");
      if (!this.#inCall) this.#hideTip();
    }

    #closeAll() {
      this.#inCall = false;
      this.#closeList();
      this.#hideTip();
    }

    // Documentation

    async #explainCall() {
      const { code } = this;
      const position = this.#area.selectionStart;
      const help = await this.#ask("FindSignatures", code, position);
      if (code !== this.code) return;
      this.#inCall = help !== null;
      if (!help) return this.#hideTip();
      if (!this.#list.hidden) return;
      const signature = help.signatures[help.activeSignature];
      const parameter = signature.parameters[help.activeParameter];
      this.#showTip({ signature: signature.text, mark: parameter?.text, summary: parameter ? `${parameter.name}: ${parameter.documentation}` : signature.summary,
        more: help.signatures.length > 1 ? `${help.activeSignature + 1} of ${help.signatures.length} ways to call it` : "" }, position);
    }

    async #explain(position) {
      const { code } = this;
      const info = await this.#ask("Explain", code, position);
      if (!info || code !== this.code || this.#inCall || !this.#list.hidden) return;
      this.#showTip({ ...info, parameters: info.parameters.filter(parameter => parameter.documentation) }, info.start);
    }

    #hovered(event) {
      clearTimeout(this.#hoverTimer);
      if (this.#inCall || !this.#list.hidden || isPhone) return;
      this.#hoverTimer = setTimeout(() => {
        const caret = document.caretPositionFromPoint?.(event.clientX, event.clientY);
        if (caret?.offsetNode === this.#area && /[\p{L}\p{N}_]/u.test(this.code[caret.offset] ?? this.code[caret.offset - 1] ?? "")) this.#explain(caret.offset);
        else this.#hideTip();
      }, 350);
    }

    #showTip({ signature, mark, summary, more, parameters = [], returns }, at) {
      const line = (tag, text, className = "") => text ? [Object.assign(document.createElement(tag), { textContent: text, className })] : [];
      const head = line("code", signature)[0];
      if (head && mark && signature.includes(mark)) {
        const [before, after] = [signature.slice(0, signature.indexOf(mark)), signature.slice(signature.indexOf(mark) + mark.length)];
        head.replaceChildren(before, Object.assign(document.createElement("strong"), { textContent: mark }), after);
      }
      this.#tip.replaceChildren(...(head ? [head] : []), ...line("p", summary), ...parameters.flatMap(parameter => line("p", `${parameter.name}: ${parameter.documentation}`, "parameter")),
        ...line("p", returns && `Returns ${returns.charAt(0).toLowerCase()}${returns.slice(1)}`), ...line("p", more, "more"));
      this.#tip.hidden = !this.#tip.hasChildNodes();
      this.#place(this.#tip, at);
    }

    #hideTip() { this.#tip.hidden = true; }

    /** Puts something below a place in the code, or beside something else. */
    #place(element, at) {
      const frame = element.offsetParent.getBoundingClientRect();
      const rect = typeof at === "number" ? this.#rectOf(at) : at.getBoundingClientRect();
      const isBeside = typeof at !== "number";
      const left = (isBeside ? rect.right + 4 : rect.left) - frame.left;
      element.style.left = `${Math.max(0, Math.min(left, frame.width - (isBeside ? 0 : element.offsetWidth)))}px`;
      element.style.top = `${(isBeside ? rect.top : rect.bottom + 2) - frame.top}px`;
      element.style.maxWidth = isBeside ? `${Math.max(160, frame.width - left)}px` : "";
    }

    #rectOf(position) {
      const walker = document.createTreeWalker(this.#code, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(), rest = position; node; rest -= node.length, node = walker.nextNode()) {
        if (rest > node.length) continue;
        const range = document.createRange();
        range.setStart(node, rest);
        range.setEnd(node, rest);
        return range.getBoundingClientRect();
      }
      return this.#code.getBoundingClientRect();
    }
  }

  Object.assign(descent, { Editor });
})(window.descent ??= {});
