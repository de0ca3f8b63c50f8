// The first page: its figure moves by itself once, until the reader takes hold of it.
(function () {
  "use strict";
  const figure = document.querySelector(".hero .descent-figure");
  if (!figure || window.matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const input = figure.querySelector("input");
  const caption = figure.querySelector(".descent-caption");
  const pause = 200; // ms between two positions: the whole way takes less than five seconds.
  let timer = null;

  function end() {
    clearInterval(timer);
    for (const kind of ["pointerdown", "keydown"]) document.removeEventListener(kind, end);
    caption.setAttribute("aria-live", "polite");
  }
  function to(value) {
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }

  caption.setAttribute("aria-live", "off"); // Nobody asked for what it says meanwhile.
  for (const kind of ["pointerdown", "keydown"]) document.addEventListener(kind, end);
  timer = setInterval(function () {
    if (input.disabled) return; // Not drawn yet.
    if (input.value === input.max) {
      end();
      to(input.defaultValue);
    } else to(Number(input.value) + 1);
  }, pause);
})();
