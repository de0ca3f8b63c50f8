// The C# of this page: a worker that is loaded at the first need, and ended where a cell will not stop.
(descent => {
  "use strict";

  /** Why a cell did not come to its end though it may be right: the reader stopped it, or the runtime fell over. */
  class Interrupted extends Error {}

  /** Runs cells one at a time, and says what is known about code. Tells "state" when it is about to do something else. */
  class Kernel extends EventTarget {
    #address; #files; #workerScript; #worker; #ready; #progress = ""; #exercises;
    #calls = new Map();
    #nextId = 0;
    #outputs = null;

    /** "off", "loading", "starting", "ready", "running", or "failed" with a reason in `problem`. */
    state = "off";
    problem = "";
    /** How much of the start is done, from 0 to 1; null where nobody knows. */
    share = null;

    /** @param address of the bundle. @param progress what was right the last time. @param exercises a teacher's own, as a file. */
    constructor(address, progress, exercises = "") {
      super();
      this.#address = address;
      this.#progress = progress;
      this.#exercises = exercises;
    }

    /** Why this browser cannot run C#; null where it can. */
    static obstacle() {
      if (typeof WebAssembly !== "object") return "This browser has no WebAssembly, or it is turned off, so that code cannot run here. Try a current Firefox, Chrome, Edge or Safari.";
      if (typeof DecompressionStream !== "function") return "This browser is too old to unpack C#. Try a current Firefox, Chrome, Edge or Safari.";
      return null;
    }

    /** Starts what is not started yet. */
    start() {
      if (this.#ready) return this.#ready;
      const ready = this.#start().catch(error => {
        if (this.#ready !== ready) throw error; // Another start has taken the place of this one.
        this.#worker?.terminate();
        this.#worker = this.#ready = null;
        this.#become("failed", /memory|allocat/i.test(error.message)
          ? "There is too little memory left for C#, which needs about 400 MB. Close other tabs and try again."
          : `C# could not be started. ${error.message} Reload the page and try again.`);
        throw new Interrupted(this.problem);
      });
      return this.#ready = ready;
    }

    /** Runs a cell and answers whether it came to its end. `outputs` is told what it puts out. */
    async run(number, code, outputs) {
      await this.start();
      this.#outputs = outputs;
      this.#become("running");
      try {
        const isFinished = await this.#call("Run", number, code);
        this.#learn(await this.#call("Progress"));
        if (isFinished) this.dispatchEvent(new CustomEvent("ran", { detail: code }));
        this.#become("ready");
        return isFinished;
      } catch (error) {
        if (error instanceof Interrupted) throw error;
        this.restart().catch(() => {}); // What the runtime itself throws, it does not survive.
        const why = /stack ?overflow|call stack|recursion/i.test(error.message) ? "crashed, as it does on a function that calls itself without end"
          : /Exception/.test(error.message) ? `ended, with what nobody caught: ${error.message.trim().replace(/\.$/, "")}`
          : "ended: by Environment.Exit, for lack of memory, or by a fault of its own";
        throw new Interrupted(`The runtime of C# has ${why}. It has been started anew, and what you wrote is still here.`);
      } finally {
        this.#outputs = null;
      }
    }

    /** What is known about code: `question` is Check, Complete, FindSignatures or Explain. `above` are the cells before it. */
    async ask(question, above, ...args) {
      await this.start();
      const [, answer] = await Promise.all([this.#call("Suppose", above), this.#call(question, ...args)]);
      return JSON.parse(answer);
    }

    /** What can be moved in a figure that a cell has put out; null for one that stays as it is. */
    async describe(figure) { return JSON.parse(await this.#call("DescribeFigure", figure)); }

    /** That figure at other values of its sliders, from another start or with none: what it says and shows there. */
    async redraw(figure, values, start) {
      const slow = setTimeout(() => { if (this.state === "ready") this.#become("running"); }, 1000); // So that it can be stopped.
      try {
        return JSON.parse(await this.#call("RedrawFigure", figure, values, start));
      } finally {
        clearTimeout(slow);
        if (this.state === "running" && !this.#outputs) this.#become("ready");
      }
    }

    /** Ends whatever runs, forgets all cells, and starts anew. */
    restart(reason = "Stopped.") {
      this.#worker?.terminate();
      this.#worker = this.#ready = null;
      this.#rejectAll(new Interrupted(reason));
      this.dispatchEvent(new Event("forgotten"));
      return this.start();
    }

    async #start() {
      if (!this.#files) {
        this.#become("loading");
        await this.#load();
      }

      this.share = 0;
      this.#become("starting");
      const worker = this.#worker = new Worker(this.#workerScript);
      worker.onmessage = ({ data }) => this.#receive(data);
      worker.onerror = event => {
        event.preventDefault();
        this.#rejectAll(new Error(event.message || "The worker has ended."));
      };
      await this.#call("start", this.#files, this.#progress, this.#exercises);
      this.#become("ready");
    }

    /** The bundle is a script, because that is what a page may load from a file as well as from a site. */
    async #load() {
      await new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = this.#address;
        script.onload = resolve;
        script.onerror = () => reject(new Error(`${this.#address} cannot be loaded.`));
        document.head.append(script);
      });
      if (!descent.bundle) throw new Error(`${this.#address} is not whole. Get the book again, or write it again.`);
      const unpacked = {};
      for (const [name, packed] of Object.entries(descent.bundle.files))
        unpacked[name] = new Blob([bytesOf(packed)]);
      delete descent.bundle;

      const { "worker.js": worker, ...files } = unpacked;
      const script = await new Response(worker.stream().pipeThrough(new DecompressionStream("gzip"))).text();
      this.#workerScript = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
      this.#files = files;
    }

    #call(name, ...args) {
      const id = ++this.#nextId;
      return new Promise((resolve, reject) => {
        this.#calls.set(id, { resolve, reject });
        this.#worker.postMessage({ id, call: name, args });
      });
    }

    #rejectAll(error) {
      const calls = [...this.#calls.values()];
      this.#calls.clear();
      for (const call of calls) call.reject(error);
    }

    #receive(data) {
      if ("died" in data) {
        this.#rejectAll(new Error(data.died));
        if (this.#outputs || this.state !== "ready") return; // The cell says so.
        this.restart().catch(() => {});
        this.dispatchEvent(new CustomEvent("died", { detail: data.died.trim() }));
      } else if ("progress" in data) {
        this.share = data.progress;
        if (this.state === "starting") this.#become("starting");
      } else if ("id" in data) {
        const call = this.#calls.get(data.id);
        this.#calls.delete(data.id);
        if ("error" in data) call?.reject(new Error(data.error));
        else call?.resolve(data.result);
      } else if ("stream" in data) {
        this.#outputs?.write(data.stream, data.text);
      } else {
        this.#outputs?.show(data.html, data.displayId, data.isUpdate);
      }
    }

    #learn(progress) {
      if (progress === this.#progress) return;
      this.#progress = progress;
      this.dispatchEvent(new CustomEvent("progress", { detail: progress }));
    }

    #become(state, problem = "") {
      this.state = state;
      this.problem = problem;
      this.dispatchEvent(new Event("state"));
    }
  }

  /** Bytes written in base64. In a loop: a call for each of twelve million would hold the page up for the better part of a second. */
  function bytesOf(base64) {
    const text = atob(base64), bytes = new Uint8Array(text.length);
    for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i);
    return bytes;
  }

  Object.assign(descent, { Kernel, Interrupted });
})(window.descent ??= {});
