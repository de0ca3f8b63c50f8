// Figures whose cell ran in this page: their sliders stop anywhere, their values can be typed, and their start can be dragged.
(descent => {
  "use strict";
  const { Interrupted, keep } = descent;
  const STEP = 0.1; // of the way from one prepared position to the next
  const BEYOND = 2; // positions past each end of a slider
  const SLOW = 250; // ms: what takes longer is drawn beyond the ends only where somebody types a value

  /** Between two values in equal steps, or in equal ratios where they are far apart or past the ends: so it stays positive. */
  const isRatio = (from, to, share) => from > 0 && to > 0 && (to > 1.6 * from || from > 1.6 * to || share < 0);

  /** The value at a position, which is a whole number at those that were prepared; with as few digits as will do. */
  function valueAt({ values, whole }, position) {
    const left = Math.min(Math.max(Math.floor(position), 0), values.length - 2);
    const [from, to, share] = [values[left], values[left + 1], position - left];
    if (share === 0 || share === 1) return share === 0 ? from : to;
    const value = isRatio(from, to, share) ? from * (to / from) ** share : from + (to - from) * share;
    if (whole) return Math.round(value);
    const unit = 10 ** Math.floor(Math.log10(Math.min(Math.abs(to - from), Math.abs(value) || Infinity)) - 1);
    return Number((Math.round(value / unit) * unit).toPrecision(12));
  }

  /** The position of a value, past the ends at most by what a slider has there. */
  function positionOf({ values }, value) {
    const rises = values.at(-1) > values[0];
    const after = values.findIndex(other => rises ? other > value : other < value);
    const left = after < 0 ? values.length - 2 : Math.max(after - 1, 0);
    const [from, to] = [values[left], values[left + 1]];
    const share = isRatio(from, to, rises === (value > from) ? 0 : -1) && value > 0 ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
    return Math.min(Math.max(left + share, -BEYOND), values.length - 1 + BEYOND);
  }

  /** A number as people type it, with a point or a comma, or as figures write it: 10,000 and 2·10⁻⁵. NaN where it is none. */
  function numberIn(typed) {
    const text = typed.trim().replaceAll("−", "-").replace(/[⁰¹²³⁴-⁹]/g, digit => "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(digit)).replaceAll("⁻", "-").replace(/\s*·\s*10\^?/, "e");
    const isGrouped = /^-?([1-9]\d{1,2},\d{3}|[1-9],\d{3},\d{3}|[1-9]\d{0,2}(,\d{3})+\.\d+)$/.test(text);
    return text === "" ? NaN : Number(isGrouped ? text.replaceAll(",", "") : text.replace(",", "."));
  }

  class LiveFigure {
    #root; #kernel; #parameters; #inputs; #boxes; #values; #home; #start; #axes; #handle;
    #isPrepared = true; // What is shown is one of the positions that were drawn with the cell.
    #wanted = null; #isBusy = false;

    constructor(root, kernel, { parameters, start, panel, milliseconds }) {
      this.#root = root;
      this.#kernel = kernel;
      this.#parameters = parameters;
      this.#home = this.#start = start;
      this.#inputs = [...root.querySelectorAll("input[type=range]")];
      this.#values = parameters.map((parameter, i) => parameter.values[Number(this.#inputs[i].value)]);
      this.#boxes = parameters.map((_, i) => this.#addBox(i));
      root.classList.add("live");
      root.addEventListener("input", event => this.#slide(event), true);
      if (start) this.#addHandle(panel);
      if (milliseconds < SLOW)
        for (const kind of ["pointerenter", "focusin"]) root.addEventListener(kind, event => { if (event.pointerType !== "touch") this.#lengthen(); }, { once: true });
      this.#inputs.forEach((input, i) => {
        input.step = STEP;
        const shared = keep.position(input);
        if (shared === null) return;
        input.value = shared;
        input.dispatchEvent(new Event("input", { bubbles: true }));
      });
      kernel.addEventListener("forgotten", () => this.#fix(), { once: true });
    }

    /** What a slider is at, to be read and to be typed. */
    #addBox(i) {
      const label = this.#inputs[i].closest("label");
      const name = label.firstElementChild.textContent;
      const box = Object.assign(document.createElement("input"), { type: "text", inputMode: "decimal", className: "live-value", autocomplete: "off" });
      box.setAttribute("aria-label", `${name} as a number`);
      box.value = label.querySelector("output").textContent;
      box.addEventListener("change", () => {
        const value = numberIn(box.value);
        if (!Number.isFinite(value)) return this.#tell(`${name} has to be a number, such as ${this.#values[i]}.`);
        this.#values[i] = this.#parameters[i].whole ? Math.round(value) : value;
        this.#inputs[i].value = positionOf(this.#parameters[i], value);
        this.#draw();
      });
      const group = Object.assign(document.createElement("span"), { className: "live-group" }); // They stay in one line.
      label.replaceWith(group);
      group.append(label, box);
      return box;
    }

    #slide(event) {
      const i = this.#inputs.indexOf(event.target);
      if (i < 0) return;
      this.#values[i] = valueAt(this.#parameters[i], Number(event.target.value));
      if (this.#areValuesPrepared && this.#start === this.#home) { // The figure's own script shows it.
        this.#wanted = null;
        this.#isPrepared = true;
        setTimeout(() => this.#inputs.forEach((input, n) => { this.#boxes[n].value = this.#parameters[n].values[Number(input.value)]; }));
        return;
      }
      event.stopPropagation();
      this.#draw();
    }

    get #areValuesPrepared() { return this.#inputs.every((input, i) => this.#parameters[i].values[Number(input.value)] === this.#values[i]); }

    /** Draws what is wanted now; while that takes its time, only the last of what is wanted meanwhile. */
    async #draw() {
      this.#isPrepared = false;
      this.#wanted = [this.#values, this.#start];
      if (this.#isBusy) return;
      this.#isBusy = true;
      const slow = setTimeout(() => this.#root.setAttribute("aria-busy", "true"), 200);
      try {
        while (this.#wanted) {
          const [values, start] = this.#wanted;
          this.#wanted = null;
          const drawn = await this.#kernel.redraw(this.#root.dataset.descentFigure, values, start ?? []);
          if (this.#isPrepared) continue;
          this.#root.showFrame(drawn.frame, drawn.caption);
          drawn.texts.forEach((text, i) => this.#say(i, text));
        }
      } catch (error) {
        if (!(error instanceof Interrupted)) this.#tell(`Nothing can be drawn there. ${error.message.split("\n")[0].replace(/ \(Parameter '.*'\)/, "")}`);
      } finally {
        clearTimeout(slow);
        this.#root.removeAttribute("aria-busy");
        this.#isBusy = false;
        if (this.#wanted) this.#draw();
      }
    }

    #say(i, text) {
      if (document.activeElement !== this.#boxes[i] || this.#wanted === null) this.#boxes[i].value = text;
      this.#inputs[i].setAttribute("aria-valuetext", `${this.#inputs[i].closest("label").firstElementChild.textContent} = ${text}`);
    }

    #tell(text) { this.#root.querySelector(".descent-caption").textContent = text; }

    /** Sliders that go on past their ends, as far as there is something to draw. */
    async #lengthen() {
      for (const [i, { values }] of this.#parameters.entries()) {
        for (const [end, position] of [["min", -BEYOND], ["max", values.length - 1 + BEYOND]]) {
          const there = this.#values.with(i, valueAt(this.#parameters[i], position));
          await this.#kernel.redraw(this.#root.dataset.descentFigure, there, this.#start ?? []).then(() => { this.#inputs[i][end] = position; }, () => {});
        }
      }
    }

    /** A ring around the start: to be dragged, or moved with the arrow keys. It stands beside the picture, which is one image for a screen reader. */
    #addHandle(panel) {
      const plot = this.#root.querySelector(".descent-plot");
      const number = panel === 0 ? "" : panel + 1;
      this.#axes = () => [plot._fullLayout[`xaxis${number}`], plot._fullLayout[`yaxis${number}`]];
      const handle = this.#handle = Object.assign(document.createElement("button"), { type: "button", className: "start-handle", title: "Drag the start" });
      handle.addEventListener("pointerdown", event => { handle.setPointerCapture(event.pointerId); event.preventDefault(); handle.focus({ preventScroll: true }); });
      handle.addEventListener("pointermove", event => {
        if (!handle.hasPointerCapture(event.pointerId)) return;
        const box = plot.getBoundingClientRect();
        this.#moveStart(this.#axes().map((axis, i) => axis.p2l((i === 0 ? event.clientX - box.left : event.clientY - box.top) - axis._offset)));
      });
      handle.addEventListener("keydown", event => {
        const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1], Home: [0, 0] }[event.key];
        if (!step) return;
        event.preventDefault();
        this.#moveStart(event.key === "Home" ? this.#home : this.#axes().map((axis, i) => this.#start[i] + step[i] * (axis.range[1] - axis.range[0]) / (event.shiftKey ? 200 : 40)));
      });
      plot.on("plotly_afterplot", () => this.#placeHandle());
      new ResizeObserver(() => this.#placeHandle()).observe(this.#root);
      this.#root.append(handle);
      this.#placeHandle();
    }

    #moveStart(place) {
      const start = place.map((value, i) => {
        const { range: [from, to] } = this.#axes()[i];
        const unit = 10 ** Math.floor(Math.log10((to - from) / 200));
        const inside = Math.min(Math.max(value, from + 0.01 * (to - from)), to - 0.01 * (to - from));
        return place === this.#home ? value : Number((Math.round(inside / unit) * unit).toPrecision(12));
      });
      this.#start = start.every((value, i) => value === this.#home[i]) ? this.#home : start;
      this.#placeHandle();
      this.#draw();
    }

    #placeHandle() {
      const plot = this.#root.querySelector(".descent-plot");
      const [x, y] = this.#axes();
      this.#handle.style.left = `${plot.offsetLeft + x._offset + x.l2p(this.#start[0])}px`;
      this.#handle.style.top = `${plot.offsetTop + y._offset + y.l2p(this.#start[1])}px`;
      this.#handle.setAttribute("aria-label", `Start at (${this.#start.join(", ")}). Arrow keys move it, with Shift by less; Home takes it back.`);
    }

    /** C# has forgotten the figure: what was prepared is left. */
    #fix() {
      this.#root.classList.remove("live");
      this.#handle?.remove();
      this.#boxes.forEach(box => box.remove());
      this.#start = this.#home;
      this.#inputs.forEach((input, i) => {
        input.min = 0;
        input.max = this.#parameters[i].values.length - 1;
        input.step = 1;
        this.#values[i] = this.#parameters[i].values[Number(input.value)];
      });
      this.#inputs[0]?.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  /** Lets figures be moved freely that a cell has put out, as soon as they are drawn. */
  async function enliven(box, kernel) {
    for (const root of box.querySelectorAll(".descent-figure")) {
      const description = await kernel.describe(root.dataset.descentFigure).catch(() => null);
      if (!description) continue;
      const until = performance.now() + 60_000;
      (function wait() {
        if (!root.isConnected || performance.now() > until) return;
        if (root.showFrame) new LiveFigure(root, kernel, description);
        else setTimeout(wait, 50);
      })();
    }
  }

  Object.assign(descent, { enliven });
})(window.descent ??= {});
