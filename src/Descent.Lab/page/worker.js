// Runs in a worker: unpacks the runtime, starts it, and answers what the page asks. While a cell runs it answers nothing.
let page;

// Not as self.onmessage: where there is one, the runtime takes itself for a thread of another runtime, and waits for it.
self.addEventListener("message", async ({ data: { id, call, args } }) => {
  let answer;
  try {
    answer = { id, result: call === "start" ? await start(...args) : await page[call](...args) };
  } catch (error) {
    answer = { id, error: lastWords() ?? (error.message || String(error)) };
  }
  flush();
  self.postMessage(answer);
});

// What ends the runtime stands in what it says to the console, in lines, of which the first few do.
const last = [], log = console.error;
console.error = (...texts) => { if (last.push(...texts.map(String)) < 20) log.apply(console, texts); };
const lastWords = () => last.join("\n").split("\n").map(line => line.trim()).find(line => /Exception(:|$)/.test(line) && !line.startsWith("Unhandled Exception"));

// What a cell prints travels in pieces: a message for each line would keep the page from anything else.
const PAUSE = 50; // ms
let printed = null, flushed = 0, timer;
function print(stream, text) {
  if (printed && printed.stream !== stream) flush();
  printed ??= { stream, text: "" };
  printed.text += text;
  if (performance.now() - flushed > PAUSE) flush();
  else timer ??= setTimeout(flush, PAUSE);
}
function flush() {
  clearTimeout(timer);
  timer = undefined;
  if (!printed) return;
  self.postMessage(printed);
  printed = null;
  flushed = performance.now();
}

/** Starts the runtime from packed files, and the session with the exercises that are right already, and those of a teacher. */
async function start(files, right, exercises) {
  const total = Object.keys(files).length;
  let unpacked = 0;
  const unpack = async name => {
    const bytes = await new Response(files[name].stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
    self.postMessage({ progress: ++unpacked / total });
    return bytes;
  };
  const text = async name => new TextDecoder().decode(await unpack(name));

  // The runtime's scripts look for their neighbors by their own address, and a blob's is none to start from.
  const scripts = {};
  for (const name of Object.keys(files).filter(name => name.endsWith(".js"))) {
    const code = (await text(name)).replaceAll("import.meta.url", JSON.stringify(`https://lab.invalid/${name}`));
    scripts[name] = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  }

  const { dotnet } = await import(scripts["dotnet.js"]);
  const die = why => self.postMessage({ died: lastWords() ?? `It ended with ${why}.` });
  const runtime = await dotnet
    .withModuleConfig({ onAbort: die, onExit: die })
    .withResourceLoader((kind, name, address) => {
      const file = name in files ? name : decodeURIComponent(address.split("/").pop());
      if (file in scripts) return scripts[file];
      const type = file.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
      return unpack(file).then(bytes => new Response(bytes, { headers: { "Content-Type": type } }));
    })
    .create();
  runtime.setModuleImports("page", {
    write: print,
    show: (html, displayId, isUpdate) => { flush(); self.postMessage({ html, displayId, isUpdate }); },
  });
  page = (await runtime.getAssemblyExports(runtime.getConfig().mainAssemblyName)).Descent.Lab.Page;
  await page.Start(await text("Descent.Lessons.xml"), right, exercises);
}
