// What this browser keeps for the reader: code, progress, and in the address where sliders stand.
(descent => {
  "use strict";

  /** Keeps texts by name. Some browsers refuse; what is written then lasts for the page, and `isRefused` says so. */
  const keep = {
    isRefused: false,
    read(name) {
      try { return localStorage.getItem(`descent/${name}`); } catch { keep.isRefused = true; return null; }
    },
    write(name, text) {
      try {
        if (text === null) localStorage.removeItem(`descent/${name}`);
        else localStorage.setItem(`descent/${name}`, text);
      } catch { keep.isRefused = true; }
    },
    /** The names that begin with something. */
    names(start) {
      try { return Object.keys(localStorage).filter(key => key.startsWith(`descent/${start}`)).map(key => key.slice("descent/".length)); } catch { keep.isRefused = true; return []; }
    },
  };

  /** The exercises that are right, as the library writes them down. */
  function rightOnes() {
    try { return [JSON.parse(keep.read("progress")).Right].flat(); } catch { return []; }
  }

  // On the contents page: how far the reader is.
  function showProgress() {
    const right = rightOnes();
    for (const lesson of document.querySelectorAll("[data-exercises]")) {
      const ids = lesson.dataset.exercises.split(" ");
      const count = ids.filter(id => right.includes(id)).length;
      const line = lesson.querySelector(".progress") || lesson.appendChild(document.createElement("p"));
      line.className = "progress";
      line.textContent = count === 0 ? "" : count === ids.length ? `✓ All ${ids.length} exercises right` : `${count} of ${ids.length} exercises right`;
      line.hidden = count === 0;
    }
  }

  // #Cell-7=12&Cell-9=3: the sliders of these cells stand there. The address of a page says what its reader sees.
  function sliders() {
    const all = new Map();
    for (const cell of document.querySelectorAll(".cell[id]"))
      cell.querySelectorAll("input[type=range]").forEach((input, n) => all.set(n === 0 ? cell.id : `${cell.id}.${n + 1}`, input));
    return all;
  }
  // Positions between those that were prepared wait until C# runs, which draws them.
  const between = new Map();
  keep.position = input => {
    const [name] = [...sliders()].find(([, other]) => other === input) ?? [];
    const position = between.get(name) ?? null;
    between.delete(name);
    return position;
  };
  const wanted = new Map(location.hash.slice(1).split("&").filter(part => part.includes("=")).map(part => part.split("=")));
  function place() {
    for (const [name, input] of sliders()) {
      if (!wanted.has(name) || input.disabled) continue; // A figure that is not drawn yet has no hold on its slider.
      input.value = wanted.get(name);
      if (input.value !== wanted.get(name)) between.set(name, wanted.get(name));
      wanted.delete(name);
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }
    if (wanted.size > 0 && document.visibilityState === "visible") setTimeout(place, 100);
  }
  function share(event) {
    if (!event.target.matches?.(".cell input[type=range]")) return;
    const moved = [...sliders()].filter(([, input]) => input.value !== input.defaultValue).map(([name, input]) => `${name}=${input.value}`);
    try { history.replaceState(null, "", moved.length > 0 ? `#${moved.join("&")}` : location.pathname + location.search); } catch { /* not in every frame */ }
  }

  showProgress();
  window.addEventListener("storage", showProgress);
  window.addEventListener("pageshow", showProgress);
  document.addEventListener("change", share);
  if (wanted.size > 0) {
    document.getElementById([...wanted.keys()][0].split(".")[0])?.scrollIntoView();
    place();
    setTimeout(() => wanted.clear(), 30000);
  }
  Object.assign(descent, { keep, rightOnes });
})(window.descent ??= {});
