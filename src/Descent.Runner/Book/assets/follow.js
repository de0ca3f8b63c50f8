// The list of a page's sections says where the reader is.
(function () {
  "use strict";
  const links = new Map([...document.querySelectorAll("#lessons a[href^='#']")].map(link => [decodeURIComponent(link.hash.slice(1)), link]));
  const headings = [...links.keys()].map(id => document.getElementById(id)).filter(Boolean);
  if (headings.length === 0) return;

  let waits = false;
  function mark() {
    waits = false;
    const passed = headings.filter(heading => heading.getBoundingClientRect().top < window.innerHeight / 3);
    const here = links.get(passed.at(-1)?.id);
    for (const link of links.values()) {
      if (link === here) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
    const list = document.getElementById("lessons");
    if (here && list.scrollHeight > list.clientHeight) list.scrollTop = here.offsetTop - list.clientHeight / 2;
  }
  window.addEventListener("scroll", function () {
    if (waits) return;
    waits = true;
    requestAnimationFrame(mark);
  }, { passive: true });
  mark();
})();
