// What is known about code while it is written: what fits, how a call can be made, what a name means.
(descent => {
  "use strict";
  const isTouched = matchMedia("(hover: none)").matches;

  class Assistant {
    #area; #code; #ask; #insert; #tip; #list;
    #items = []; #chosen = 0; #start = 0;
    #asked = 0; #hoverTimer; #inCall = false;

    /**
     * @param area the textarea. @param code the element with the same text, for places in it. @param id for those of its own elements.
     * @param ask asks the kernel; null is no answer. @param insert writes at the cursor.
     */
    constructor(area, code, id, ask, insert) {
      this.#area = area;
      this.#code = code;
      this.#ask = ask;
      this.#insert = insert;
      this.#tip = Object.assign(document.createElement("div"), { className: "tip", hidden: true });
      this.#tip.setAttribute("role", "status");
      this.#list = Object.assign(document.createElement("ul"), { className: "completions", hidden: true, id: `${id}-completions` });
      this.#list.setAttribute("role", "listbox");
      this.#list.setAttribute("aria-label", "Completions");
      this.elements = [this.#list, this.#tip];

      area.addEventListener("blur", () => setTimeout(() => this.close(), 150));
      area.addEventListener("click", () => this.close());
      area.addEventListener("mousemove", event => this.#hovered(event));
      area.addEventListener("mouseleave", () => { clearTimeout(this.#hoverTimer); if (!this.#inCall) this.#hideTip(); });
      this.#list.addEventListener("mousedown", event => {
        event.preventDefault();
        const index = [...this.#list.children].indexOf(event.target.closest("li"));
        if (index >= 0) this.#accept(index);
      });
    }

    /** Takes note of what was typed. */
    typed(text) {
      const before = this.#area.value.slice(0, this.#area.selectionStart);
      const goesOn = !this.#list.hidden && /[\p{L}\p{N}_.]$/u.test(before);
      const begins = /^[\p{L}_]$/u.test(text) && /(^|[^\p{L}\p{N}_.])[\p{L}_]{2}$/u.test(before);
      if (text === "." || goesOn || begins) this.#complete();
      else this.#closeList();
      if (text === "(" || text === "," || this.#inCall) this.#explainCall();
    }

    /** Takes a key, and answers whether it was meant for this. */
    pressed(event) {
      const isOpen = !this.#list.hidden;
      const command = event.ctrlKey || event.metaKey;
      const move = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
      if (event.key === "Escape" && (isOpen || !this.#tip.hidden)) this.close();
      else if (isOpen && move) this.#choose(this.#chosen + move);
      else if (isOpen && (event.key === "Enter" || event.key === "Tab")) this.#accept(this.#chosen);
      else if (event.key === " " && event.ctrlKey) { if (event.shiftKey) this.#explainCall(); else this.#complete(); }
      else if (event.key === "i" && command) this.#explain(this.#area.selectionStart);
      else {
        if (event.key.startsWith("Arrow") || event.key === "Home" || event.key === "End") this.#closeList();
        return false;
      }
      return true;
    }

    async #complete() {
      const number = ++this.#asked;
      const code = this.#area.value;
      const position = this.#area.selectionStart;
      const found = await this.#ask("Complete", code, position);
      if (!found || number !== this.#asked || code !== this.#area.value) return;
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
      if (isTouched) this.#hideTip(); // There is no room for both.
      else this.#showTip(item, this.#list);
    }

    #accept(index) {
      this.#area.focus();
      this.#area.setSelectionRange(this.#start, this.#area.selectionStart);
      this.#asked++;
      const { text } = this.#items[index];
      this.close();
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

    /** Shows nothing any more. */
    close() {
      this.#inCall = false;
      this.#closeList();
      this.#hideTip();
    }

    async #explainCall() {
      const code = this.#area.value;
      const position = this.#area.selectionStart;
      const help = await this.#ask("FindSignatures", code, position);
      if (code !== this.#area.value) return;
      this.#inCall = help !== null;
      if (!help) return this.#hideTip();
      if (!this.#list.hidden) return;
      const signature = help.signatures[help.activeSignature];
      const parameter = signature.parameters[help.activeParameter];
      this.#showTip({ signature: signature.text, mark: parameter?.text, summary: parameter ? `${parameter.name}: ${parameter.documentation}` : signature.summary,
        more: help.signatures.length > 1 ? `${help.activeSignature + 1} of ${help.signatures.length} ways to call it` : "" }, position);
    }

    async #explain(position) {
      const code = this.#area.value;
      const info = await this.#ask("Explain", code, position);
      if (!info || code !== this.#area.value || this.#inCall || !this.#list.hidden) return;
      this.#showTip({ ...info, parameters: info.parameters.filter(parameter => parameter.documentation) }, info.start);
    }

    #hovered(event) {
      clearTimeout(this.#hoverTimer);
      if (this.#inCall || !this.#list.hidden || isTouched) return;
      this.#hoverTimer = setTimeout(() => {
        const caret = document.caretPositionFromPoint?.(event.clientX, event.clientY);
        if (caret?.offsetNode === this.#area && /[\p{L}\p{N}_]/u.test(this.#area.value[caret.offset] ?? this.#area.value[caret.offset - 1] ?? "")) this.#explain(caret.offset);
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

  Object.assign(descent, { Assistant });
})(window.descent ??= {});
