// Light or dark, as the system prefers or as the reader chose. Runs in the head, so that no page flashes.
(function () {
  "use strict";
  const root = document.documentElement;
  const system = window.matchMedia("(prefers-color-scheme: dark)");

  // Some browsers refuse storage to pages opened from a file; the choice then lasts for the page.
  function remembered() {
    try { return localStorage.getItem("descent-theme"); } catch { return null; }
  }
  function remember(theme) {
    try { localStorage.setItem("descent-theme", theme); } catch { /* see above */ }
  }

  function current() {
    return root.dataset.theme || (system.matches ? "dark" : "light");
  }
  function label(button) {
    button.textContent = current() === "dark" ? "Light" : "Dark";
    button.setAttribute("aria-label", "Switch to " + button.textContent.toLowerCase() + " colors");
  }

  const chosen = remembered();
  if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;

  document.addEventListener("DOMContentLoaded", function () {
    const button = document.getElementById("theme");
    const changed = function () {
      label(button);
      // Figures take their colors from script.
      window.dispatchEvent(new Event("descent-theme"));
    };

    button.hidden = false;
    label(button);
    system.addEventListener("change", changed);
    button.addEventListener("click", function () {
      root.dataset.theme = current() === "dark" ? "light" : "dark";
      remember(root.dataset.theme);
      changed();
    });
  });
})();
