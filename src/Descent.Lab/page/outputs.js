// What a cell puts out, shown below it.
(descent => {
  "use strict";

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

  Object.assign(descent, { Outputs });
})(window.descent ??= {});
