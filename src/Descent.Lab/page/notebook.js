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
    }

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

    /** The file, in the one form in which the course's notebooks are: without outputs, keys sorted, a line of code a line. */
    toText() {
      const cells = this.original.cells.map((cell, index) => cell.cell_type === "code" ? { ...cell, source: lines(this.code[index]) } : cell);
      return JSON.stringify({ ...this.original, cells }, null, 1).replace(ESCAPED, escape) + "\n";
    }

    /**
     * Takes the code of a file's cells that are also here, and answers what has become of the others.
     * @throws Error in words for the reader, where the file is no notebook of this lesson.
     */
    takeFrom(text) {
      let file;
      try { file = JSON.parse(text); } catch { throw new Error("This file is no notebook: it is not JSON. Choose a file that ends in .ipynb."); }
      if (!Array.isArray(file?.cells)) throw new Error("This file is no notebook: it has no cells. Choose a file that ends in .ipynb.");

      const found = new Map(file.cells.filter(cell => cell?.cell_type === "code").map(cell => [cell.id, [cell.source ?? ""].flat().join("")]));
      const indices = this.original.cells.map((_, index) => index).filter(index => this.code[index] !== null && found.has(this.original.cells[index].id));
      if (indices.length === 0) throw new Error("This notebook is of another lesson: none of its cells is on this page.");
      for (const index of indices) {
        const id = this.original.cells[index].id;
        this.set(index, clean(found.get(id)));
        found.delete(id);
      }
      return { taken: indices, left: [...found.values()].filter(code => code.trim() !== "") };
    }

    #kept(cell) { return keep.read(this.#name(cell)); }

    #name(cell) { return `${this.name}/${cell.id}`; }
  }

  /** Without what editors add: other line ends, the language's name as a first line, empty lines at the end. */
  function clean(code) {
    return code.replace(/\r\n?/g, "\n").replace(/^#!(csharp|c#)[^\n]*\n/, "").replace(/\n+$/, "");
  }

  function lines(code) {
    const all = code.replace(/\n+$/, "").split("\n");
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
