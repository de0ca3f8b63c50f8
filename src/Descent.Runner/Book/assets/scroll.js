// What scrolls must be reachable by keyboard and have a name; what does not scroll should be no stop on the way.
(function () {
  "use strict";
  const observer = new ResizeObserver(function (entries) {
    for (const entry of entries) mark(entry.target);
  });

  function mark(element) {
    const scrolls = element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight;
    if (scrolls) {
      element.tabIndex = 0;
      element.setAttribute("role", "group");
      element.setAttribute("aria-label", element.dataset.scroll);
    } else {
      element.removeAttribute("tabindex");
      element.removeAttribute("role");
      element.removeAttribute("aria-label");
    }
    element.classList.toggle("goes-on", element.scrollWidth > element.clientWidth);
  }

  /** Looks after what scrolls in an element. */
  function observeScroll(root) {
    for (const element of root.querySelectorAll("[data-scroll]")) observer.observe(element);
  }
  observeScroll(document);
  (window.descent ??= {}).observeScroll = observeScroll;
})();
