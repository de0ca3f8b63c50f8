// The notebook behind a page: what the reader has made of its cells, kept here, taken away as a file, brought back from one.
(descent => {
  "use strict";
  const { keep } = descent;

  /** A notebook whose code cells the reader changes. */
  class Notebook {
    /** @param name of the lesson's file, without extension. @param original as the course has it, in canonical form. */
    constructor(name, original) {
      this.name = name;
      this.original = original;
      this.code = original.cells.map(cell => cell.cell_type === "code" ? this.#kept(cell) ?? cell.source.join("") : null);
      this.extra = this.#keptExtra();
      this.#keepOrphans();
    }

    /** Cells that the reader added in an editor, or changed on a page that had more of them: each the id of the one above it, and its code. */
    extra = [];

    /** Whether a cell is not as the course has it. */
    isChanged(index) {
      return this.code[index] !== this.original.cells[index].source.join("");
    }

    /** Takes note of what a cell is now. */
    set(index, code) {
      this.code[index] = code;
      keep.write(this.#name(this.original.cells[index]), this.isChanged(index) ? code : null);
    }

    /** Makes a cell what it was, and answers that. */
    reset(index) {
      this.set(index, this.original.cells[index].source.join(""));
      return this.code[index];
    }

    /** Takes what another window with this lesson has written; answers which cells it changed. */
    takeKept() {
      this.extra = this.#keptExtra();
      return this.original.cells.flatMap((cell, index) => {
        const kept = this.code[index] === null ? null : this.#kept(cell) ?? cell.source.join("");
        if (kept === this.code[index]) return [];
        this.code[index] = kept;
        return [index];
      });
    }

    /** The file, in the one form in which the course's notebooks are: without outputs, keys sorted, a line of code a line. */
    toText() {
      let count = 0;
      const extraAfter = id => this.extra.filter(({ after }) => after === id).map(({ code }) => (
        { cell_type: "code", execution_count: null, id: `extra-${++count}`, metadata: {}, outputs: [], source: lines(code) }));
      const own = this.original.cells.map((cell, index) => cell.cell_type === "code" ? { ...cell, source: lines(this.code[index]) } : cell);
      const cells = [...extraAfter(null), ...own.flatMap(cell => [cell, ...extraAfter(cell.id)])];
      return JSON.stringify({ ...this.original, cells }, null, 1).replace(ESCAPED, escape) + "\n";
    }

    /**
     * Takes the code of a file's cells. Those that are not on the page are kept for the next file; answered is how many those are.
     * @throws Error in words for the reader, where the file is no notebook of this lesson.
     */
    takeFrom(text) {
      let file;
      try { file = JSON.parse(text); } catch { throw new Error("This file is no notebook: it is not JSON. Choose a file that ends in .ipynb."); }
      if (!Array.isArray(file?.cells)) throw new Error("This file is no notebook: it has no cells. Choose a file that ends in .ipynb.");

      const theirs = file.cells.filter(cell => cell?.cell_type === "code").map(cell => ({ id: cell.id, code: clean([cell.source ?? ""].flat().join("")) }));
      const ours = this.original.cells.map((cell, index) => ({ id: cell.id, code: cell.source.join(""), index })).filter(({ index }) => this.code[index] !== null);
      const pairs = theirs.some(cell => ours.some(({ id }) => id === cell.id)) ? byId(ours, theirs) : byPlace(ours, theirs);
      if (2 * pairs.size < Math.min(ours.length, theirs.length)) throw new Error("This notebook is of another lesson: few of its cells, or none, are on this page."); // Some ids are in every lesson.

      for (const [cell, { index }] of pairs) this.set(index, cell.code);
      let after = null;
      const extra = [];
      for (const cell of theirs) {
        if (pairs.has(cell)) after = pairs.get(cell).id;
        else if (cell.code.trim() !== "") extra.push({ after, code: cell.code });
      }
      this.keepExtra(extra);
      return { taken: [...pairs.values()].map(({ index }) => index), left: extra.length };
    }

    /** Takes note of cells that are not on the page. */
    keepExtra(cells) {
      this.extra = cells;
      keep.write(`${this.name}//extra`, cells.length > 0 ? JSON.stringify(cells) : null);
    }

    #keptExtra() {
      try {
        return [JSON.parse(keep.read(`${this.name}//extra`))].flat().filter(cell => typeof cell?.code === "string");
      } catch { return []; }
    }

    /** What an older version of the page has kept for cells that are gone is not lost: it is in the file. */
    #keepOrphans() {
      const known = new Set(["/extra", ...this.original.cells.map(({ id }) => id)]);
      const orphans = keep.names(`${this.name}/`).filter(name => !known.has(name.slice(this.name.length + 1)));
      if (orphans.length === 0) return;
      this.keepExtra([...this.extra, ...orphans.map(name => ({ after: this.original.cells.at(-1).id, code: keep.read(name) }))]);
      for (const name of orphans) keep.write(name, null);
    }

    #kept(cell) { return keep.read(this.#name(cell)); }

    #name(cell) { return `${this.name}/${cell.id}`; }
  }

  /** All that C# takes for the end of a line. */
  const LINE_END = /\r\n|[\r\f\u0085\u2028\u2029]/g;

  function byId(ours, theirs) {
    return new Map(theirs.flatMap(cell => ours.filter(({ id }) => id === cell.id).slice(0, 1).map(own => [cell, own])));
  }

  /** Some editors drop ids. Then cells that are as they were hold the others in place. */
  function byPlace(ours, theirs) {
    const anchors = [];
    let from = 0;
    for (const own of ours) {
      const at = theirs.findIndex((cell, n) => n >= from && cell.code === own.code);
      if (at >= 0) anchors.push([ours.indexOf(own), from = at]), from++;
    }
    if (anchors.length === 0) return new Map();
    const pairs = new Map();
    let [ownStart, start] = [0, 0];
    for (const [ownEnd, end] of [...anchors, [ours.length, theirs.length]]) {
      for (let n = 0; ownStart + n < ownEnd && start + n < end; n++) pairs.set(theirs[start + n], ours[ownStart + n]);
      if (ownEnd < ours.length) pairs.set(theirs[end], ours[ownEnd]);
      [ownStart, start] = [ownEnd + 1, end + 1];
    }
    return pairs;
  }

  /** Without what editors add: other line ends, the language's name as a first line, empty lines at the end. */
  function clean(code) {
    return code.replace(LINE_END, "\n").replace(/^#!(csharp|c#)[^\n]*\n/, "").replace(/\n+$/, "");
  }

  function lines(code) {
    const all = code.replace(LINE_END, "\n").replace(/\n+$/, "").split("\n");
    return all.map((line, n) => n < all.length - 1 ? line + "\n" : line).filter(line => line !== "");
  }

  // What the course's own writer spells out: what cannot be seen, or is no character.
  const ESCAPED = /[\p{Cc}\p{Zl}\p{Zp}\p{Co}\p{Cn}]|(?! )\p{Zs}/gu;
  function escape(character) {
    if (character === "\n" || character.length > 1) return character; // The ends of lines of JSON; a text's own are spelt out already.
    return "\\u" + character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
  }

  /** Hands a text to the reader as a file. */
  function download(name, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/x-ipynb+json" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  Object.assign(descent, { Notebook, download });
})(window.descent ??= {});
