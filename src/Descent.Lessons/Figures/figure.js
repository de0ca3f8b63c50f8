(function (key, version, figure) {
  'use strict';

  var narrowBelow = 560; // px: two panels no longer fit side by side
  var titleLine = 26; // px above a panel that has a title
  var paper = 660; // px: as much as a page of A4 or letter has between its margins
  var patience = 8000; // ms to wait for the plotly.js of the notebook's first cell before asking the network
  var started = Date.now(), asked = false;

  function each(list, action) { Array.prototype.forEach.call(list, action); }

  function read(object, path) {
    return path.split('.').reduce(function (value, name) { return value && value[name]; }, object);
  }

  function write(object, path, value) {
    var names = path.split('.');
    var last = names.pop();
    (names.length > 0 ? read(object, names.join('.')) : object)[last] = value;
  }

  // An array that several traces use comes once, under "shared".
  function restore(value) {
    if (Array.isArray(value)) return value.map(restore);
    if (!value || typeof value !== 'object') return value;
    if (typeof value.shared === 'number') return figure.shared[value.shared];
    Object.keys(value).forEach(function (name) { value[name] = restore(value[name]); });
    return value;
  }

  // Light words mean a dark page, whoever drew it.
  function isDark(color) {
    var parts = (color.match(/[\d.]+/g) || [0, 0, 0]).map(Number);
    return 0.299 * parts[0] + 0.587 * parts[1] + 0.114 * parts[2] > 140;
  }

  function draw(root) {
    root.setAttribute('data-drawn', '');
    var plot = root.querySelector('.descent-plot');
    var wide = {};
    Object.keys(figure.narrow).concat(['height', 'margin.t', 'legend.y', 'legend.yanchor']).forEach(function (path) { wide[path] = read(figure.layout, path); });
    var isNarrow = null, width = 0, room = 0; // The room is that of a legend, beyond what it has anyway.

    // The width goes in as a number: Plotly's own autosize stops at the first change of the height.
    function fit() {
      if (plot.clientWidth === 0 || plot.clientWidth === width) return Promise.resolve();
      return window.Plotly.relayout(plot, measure()).then(makeRoom);
    }

    // What the box asks of the layout.
    function measure() {
      width = plot.clientWidth;
      keepPlace();
      var narrow = width < narrowBelow;
      var changes = { width: width };
      if (narrow !== isNarrow || (narrow && figure.shape)) {
        isNarrow = narrow;
        Object.assign(changes, plain());
        plot.style.height = changes.height + 'px';
        plot.style.minHeight = '0'; // It only kept the place until now.
      }
      return changes;
    }

    // The layout before there is a legend. A map that stands alone on a narrow screen is as high as its width makes it.
    function plain() {
      var all = Object.assign({}, wide, isNarrow ? figure.narrow : {});
      if (isNarrow && figure.shape) all.height = all['margin.t'] + figure.layout.margin.b + Math.round((width - all['margin.l'] - all['margin.r']) * figure.shape);
      return all;
    }

    // Room for the longest caption of a slider, so that what is below it stays where it is while the slider moves.
    function keepPlace() {
      var caption = root.querySelector('.descent-caption');
      if (!figure.captions || !caption) return;
      var probe = caption.cloneNode(false); // A screen reader is not told of it.
      probe.removeAttribute('aria-live');
      probe.setAttribute('aria-hidden', 'true');
      Object.assign(probe.style, { minHeight: '0', visibility: 'hidden' });
      caption.parentNode.insertBefore(probe, caption.nextSibling);
      var most = 0;
      figure.captions.forEach(function (words) {
        probe.textContent = words;
        most = Math.max(most, probe.offsetHeight);
      });
      probe.remove();
      caption.style.minHeight = most + 'px';
    }

    // A legend has as many rows as the reader's letters make, which only a drawn one tells. The margin above the panels gets
    // the height that is missing, and the figure with it, so that the panels keep theirs.
    function makeRoom() {
      var legend = plot._fullLayout.showlegend && plot._fullLayout.legend;
      if (!legend || !legend._effHeight) return Promise.resolve();
      var bare = plain(), had = room;
      var titles = figure.layout.annotations.some(function (one) { return one.yref === 'paper'; }) ? titleLine : 4;
      room = Math.max(0, Math.ceil(legend._effHeight) + titles + 6 - bare['margin.t']);
      if (room === 0 && had === 0 && !isNarrow) return Promise.resolve();
      var inside = bare.height - bare['margin.t'] - figure.layout.margin.b;
      plot.style.height = bare.height + room + 'px';
      return window.Plotly.relayout(plot, {
        height: bare.height + room,
        'margin.t': bare['margin.t'] + room,
        'legend.y': 1 + titles / inside,
        'legend.yanchor': 'bottom'
      });
    }

    var soon = null;
    function fitSoon() { // A window that is dragged to another size passes many.
      clearTimeout(soon);
      soon = setTimeout(fit, 50);
    }

    // Each color comes as a light page has it, and figure.dark says what is different on a dark one.
    function paint(dark, apply) {
      figure.dark.forEach(function (part) {
        var changes = {};
        Object.keys(part.changes).forEach(function (path) {
          changes[path] = [dark ? part.changes[path] : read(figure.data[part.trace], path)];
        });
        apply(changes, part.trace);
      });
    }

    function recolor() {
      var color = getComputedStyle(root).color;
      paint(isDark(color), function (changes, trace) { window.Plotly.restyle(plot, changes, [trace]); });
      window.Plotly.relayout(plot, { 'font.color': color });
    }

    var layout = JSON.parse(JSON.stringify(figure.layout));
    var data = JSON.parse(JSON.stringify(figure.data));
    layout.font.color = getComputedStyle(root).color;
    if (isDark(layout.font.color)) {
      paint(true, function (changes, trace) { Object.keys(changes).forEach(function (path) { write(data[trace], path, changes[path][0]); }); });
    }
    plot.textContent = '';
    plot.style.height = layout.height + 'px';
    var first = plot.clientWidth > 0 ? measure() : {}; // Drawn as it should be at once, not drawn again.
    Object.keys(first).forEach(function (path) { if (first[path] !== undefined) write(layout, path, first[path]); });
    window.Plotly.newPlot(plot, { data: data, layout: layout, config: figure.config, frames: figure.frames })
      .then(function () {
        plot.setAttribute('data-ready', '');
        (width > 0 ? makeRoom() : fit()).then(function () { slide(root, plot); });
        new ResizeObserver(fitSoon).observe(plot);
        window.addEventListener('beforeprint', function () { width = 0; if (plot.isConnected) window.Plotly.relayout(plot, { width: Math.min(plot.clientWidth, paper) }); });
        window.addEventListener('afterprint', fit);
        window.addEventListener('descent-theme', recolor);
        window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', recolor);
      });
  }

  // Lines and markers on axes that stay can move alone, several times as fast; the ground under them is not drawn again.
  function movesLinesOnly(frame) {
    return Object.keys(figure.layout).every(function (name) { return !/^[xy]axis\d*$/.test(name) || figure.layout[name].range; }) &&
      frame.traces.every(function (trace) { return figure.data[trace].type === 'scatter'; });
  }

  function slide(root, plot) {
    var inputs = root.querySelectorAll('input'), outputs = root.querySelectorAll('output');
    var caption = root.querySelector('.descent-caption');
    var button = root.querySelector('button');
    var waits = false, keepsGround = false;

    // Plotly takes the ground away while it moves lines alone. It goes back at once, before a picture without it is shown.
    new MutationObserver(function (changes) {
      if (keepsGround) changes.forEach(function (change) {
        each(change.removedNodes, function (node) { if (node.classList && node.classList.contains('mlayer')) change.target.insertBefore(node, change.target.firstChild); });
      });
    }).observe(plot, { childList: true, subtree: true });

    // As often as the screen shows a new picture, and no more.
    function show() {
      if (!waits) window.requestAnimationFrame(function () { waits = false; move(); });
      waits = true;
    }

    // There is a frame for each value of the first slider and, within it, for each of the second.
    function move() {
      var step = 0;
      each(figure.sliders, function (slider, i) {
        var value = slider.values[Number(inputs[i].value)];
        step = step * slider.values.length + Number(inputs[i].value);
        outputs[i].textContent = value;
        inputs[i].setAttribute('aria-valuetext', slider.label + ' = ' + value);
      });
      root.showFrame(figure.frames[step], figure.captions[step]);
    }

    // A page that computes frames of its own shows them by this, too.
    root.showFrame = function (frame, words) {
      caption.textContent = words;
      plot.setAttribute('aria-label', words);
      keepsGround = movesLinesOnly(frame);
      window.Plotly
        .animate(plot, [frame.name || frame], { mode: 'immediate', frame: { duration: 0, redraw: !keepsGround }, transition: { duration: 0 } })
        .catch(function () { /* a newer position replaced this one */ });
    };

    function play() {
      var timer = null, input = inputs[0];
      function stop() { timer = clearInterval(timer); button.textContent = 'Play'; }
      button.addEventListener('click', function () {
        if (timer) return stop();
        if (Number(input.value) === Number(input.max)) input.value = 0;
        button.textContent = 'Pause';
        timer = setInterval(function () {
          input.value = Number(input.value) + 1;
          show();
          if (Number(input.value) === Number(input.max)) stop();
        }, 250);
      });
      button.disabled = false;
    }

    if (button) play();
    each(inputs, function (input) {
      input.addEventListener('input', show);
      input.disabled = false;
    });
    if (figure.sliders) move();
  }

  function fetchPlotly() {
    asked = true;
    var url = 'https://cdn.plot.ly/plotly-' + version + '.min.js';
    if (typeof window.require === 'function' && window.define && window.define.amd) window.require([url], function (plotly) { window.Plotly = plotly; }, giveUp);
    else document.head.appendChild(Object.assign(document.createElement('script'), { src: url, onerror: giveUp }));
  }

  function giveUp() {
    each(figures(), function (root) {
      root.querySelector('.descent-plot').textContent = 'This figure needs plotly.js. Run the first cell of the notebook, which brings it along, and then this cell again.';
    });
  }

  function figures() {
    return document.querySelectorAll('[data-descent-figure="' + key + '"]:not([data-drawn])');
  }

  Object.keys(figure).forEach(function (part) { if (part !== 'shared') figure[part] = restore(figure[part]); });
  each(figures(), function (root) { root.querySelector('.descent-plot').textContent = ''; }); // Words for hosts that run no script.
  (function wait() {
    var found = figures();
    if (window.Plotly && found.length > 0) { each(found, draw); return; }
    if (!window.Plotly && !asked && Date.now() - started > patience) fetchPlotly();
    if (Date.now() - started < 20 * patience) setTimeout(wait, 50);
  })();
})
