// Runs in a worker: unpacks the runtime, starts it, and answers what the page asks. While a cell runs it answers nothing.
let page;

// Not as self.onmessage: where there is one, the runtime takes itself for a thread of another runtime, and waits for it.
self.addEventListener("message", async ({ data: { id, call, args } }) => {
  try {
    const result = call === "start" ? await start(...args) : await page[call](...args);
    self.postMessage({ id, result });
  } catch (error) {
    self.postMessage({ id, error: error.message || String(error) });
  }
});

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
  const runtime = await dotnet
    .withResourceLoader((kind, name, address) => {
      const file = name in files ? name : decodeURIComponent(address.split("/").pop());
      if (file in scripts) return scripts[file];
      const type = file.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
      return unpack(file).then(bytes => new Response(bytes, { headers: { "Content-Type": type } }));
    })
    .create();
  runtime.setModuleImports("page", {
    write: (stream, text) => self.postMessage({ stream, text }),
    show: (html, displayId, isUpdate) => self.postMessage({ html, displayId, isUpdate }),
  });
  page = (await runtime.getAssemblyExports(runtime.getConfig().mainAssemblyName)).Descent.Lab.Page;
  await page.Start(await text("Descent.Lessons.xml"), right, exercises);
}
