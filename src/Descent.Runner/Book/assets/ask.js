// The ask box: a question in the reader's words, and the passages that answer it. Everything is in this book; nothing is sent anywhere.
(descent => {
  "use strict";
  const open = document.getElementById("ask");
  if (!open || typeof HTMLDialogElement !== "function") return;

  const INDEX = "assets/ask-index.js";
  const ABOUT_RUN = /\b(did|does|is|was|has) (it|this)\b|\b(my|last|this|the) (last )?run\b|\bwhat happened\b|\bexplain (it|this|that)\b/i;
  const make = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  const input = make("input", { type: "search", id: "Ask-question", autocomplete: "off", enterKeyHint: "search", placeholder: "Why does my loss explode?" });
  const status = make("p", { className: "ask-status" });
  const results = make("div", { id: "Ask-answers" });
  const form = make("form", { method: "dialog" }, make("label", { htmlFor: input.id, textContent: "Ask the course" }), input);
  const close = make("button", { type: "button", className: "ask-close", textContent: "Close", onclick: () => dialog.close() });
  const dialog = make("dialog", { className: "ask" }, form, close, status, results);
  input.setAttribute("aria-controls", results.id);
  input.setAttribute("aria-describedby", "Ask-status");
  status.id = "Ask-status";
  status.setAttribute("role", "status");
  dialog.setAttribute("aria-label", "Ask the course");
  document.body.append(dialog);

  let loading;
  /** The ranking, once its index has been loaded: by a script, which works from a file as well. */
  function ranking() {
    return loading ??= new Promise((resolve, reject) => document.head.append(make("script", {
      src: INDEX, onload: () => resolve(new descent.Ranking(descent.askIndex)), onerror: () => { loading = null; reject(new Error(`${INDEX} cannot be loaded.`)); },
    })));
  }

  const here = () => decodeURIComponent(location.pathname.split("/").at(-1));
  const hereLesson = () => descent.askIndex.lessons.findIndex(lesson => decodeURIComponent(lesson.url) === here());
  /** On this page a link is to a place on it, so that nothing is loaded anew. */
  const link = (url, text) => make("a", { href: decodeURIComponent(url.split("#")[0]) === here() && url.includes("#") ? url.slice(url.indexOf("#")) : url, textContent: text });

  function show(found) {
    const list = make("ol", {}, ...found.passages.map(answerOf));
    const terms = found.terms.length === 0 ? [] : [make("h2", { textContent: "Words" }), make("ul", { className: "ask-terms" }, ...found.terms.map(term => {
      const entry = make("li", { innerHTML: term.sentences.join(" ") });
      if (term.url) entry.append(" ", link(term.url, "Where it is introduced"));
      return entry;
    }))];
    results.replaceChildren(list, ...terms);
  }

  function answerOf(passage) {
    const lesson = descent.askIndex.lessons[passage.lesson]?.title;
    const where = { lesson, term: "Glossary", use: "Using the course", type: "Library reference" }[passage.kind];
    const text = passage.kind === "lesson" ? passage.sentences.slice(passage.answer, passage.answer + 2) : passage.sentences;
    const item = make("li", {}, make("h2", {}, passage.url ? link(passage.url, passage.heading) : passage.heading), make("p", { className: "where", textContent: where }), make("p", { innerHTML: text.join(" ") }));
    if (passage.figures) item.append(make("p", { className: "where" }, "Figures below it: ", ...passage.figures.flatMap((figure, at) => [at > 0 ? ", " : "", link(figure.url, figure.shows)])));
    return item;
  }

  async function answer() {
    const question = input.value.trim();
    const ranked = await ranking();
    if (question !== input.value.trim()) return; // The reader has typed on.
    if (question === "") return suggest();
    const found = ranked.ask(question);
    if (found.passages.length > 0) {
      show(found);
      status.textContent = ABOUT_RUN.test(question) && names().length > 0 ? "Press Enter to have your last run explain itself."
        : `${found.passages.length === 1 ? "One answer" : `${found.passages.length} answers`}, the best first`;
      return;
    }
    const lesson = descent.askIndex.lessons[found.lesson ?? Math.max(0, hereLesson())];
    status.textContent = "Nothing in the course answers that.";
    results.replaceChildren(make("p", {}, found.lesson === null ? "You could go on with " : "The nearest lesson is ", link(lesson.url, lesson.title), ". Try other words, such as those of a heading."));
  }

  /** What one can ask here. */
  function suggest() {
    const lesson = hereLesson();
    const asked = descent.askIndex.passages.filter(passage => passage.asked && (lesson < 0 || passage.lesson === lesson)).map(passage => passage.asked.match(/^[^?]*\?/)?.[0]).filter(Boolean);
    const some = [0, 1, 2].map(part => asked[Math.floor((part + 0.5) * asked.length / 3)]).filter((text, at, all) => text && all.indexOf(text) === at);
    status.textContent = "";
    results.replaceChildren(...some.length === 0 ? [] : [make("p", { className: "where", textContent: "For example" }), make("ul", { className: "ask-examples" },
      ...some.map(text => make("li", {}, make("button", { type: "button", textContent: text, onclick: () => { input.value = text; input.focus(); answer(); } }))))]);
  }

  // In a page whose cells run, a question about the last run is answered by that run.

  let ran = [];
  const { kernel } = descent;
  kernel?.addEventListener("ran", ({ detail }) => ran.push(detail));
  kernel?.addEventListener("forgotten", () => { ran = []; });
  /** The variables of the cells that ran, the last first: those at the beginning of a line are no function's own. */
  const names = () => [...new Set(ran.toReversed().flatMap(code => [...code.matchAll(/^(?:var|Run) +(\w+) *=/gm)].map(match => match[1]).reverse()))];

  async function explain() {
    if (kernel.state === "running") { status.textContent = "A cell is still running. Ask again when it is done."; return; }
    const box = make("div", { className: "outputs" });
    results.prepend(make("h2", { textContent: "Your last run" }), box);
    const outputs = new descent.Outputs(box);
    status.textContent = "Asking your last run …";
    try {
      const isExplained = await kernel.run(0, `#r "nuget: Descent.Lessons"\n(System.Array.Find(new object[] { ${names().join(", ")} }, one => one is Descent.Lessons.Run) as Descent.Lessons.Run)?.Explain() ?? (object)"None of the variables here is a run. Keep it in one: var run = …"`, outputs);
      status.textContent = isExplained ? "Your last run has explained itself." : "Your last run could not be found. Keep it in a variable at the beginning of a line: var run = …";
    } catch (error) {
      outputs.fail(error.message);
    } finally { outputs.end(); }
  }

  const fail = error => { status.textContent = error.message; };
  input.addEventListener("input", () => answer().catch(fail));
  form.addEventListener("submit", event => {
    event.preventDefault();
    answer().then(() => {
      if (ABOUT_RUN.test(input.value) && names().length > 0) return explain();
      if (matchMedia("(hover: none)").matches) input.blur(); // The keyboard of a phone covers the answers.
    }).catch(fail);
  });
  dialog.addEventListener("keydown", event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const stops = [input, ...results.querySelectorAll("a, button")];
    const next = stops[stops.indexOf(document.activeElement) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  dialog.addEventListener("click", event => {
    if (event.target === dialog || event.target.closest?.("a[href]")) dialog.close();
  });
  document.addEventListener("keydown", event => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || dialog.open || event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    begin();
  });

  function begin() {
    dialog.showModal();
    input.select();
    answer().catch(fail);
  }
  open.hidden = false;
  open.addEventListener("click", begin);
})(window.descent ??= {});
