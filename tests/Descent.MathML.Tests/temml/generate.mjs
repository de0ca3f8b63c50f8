// Writes golden.json: what Temml makes of the formulas that TemmlTests compares. From the root of the repository:
//
//   npm install --no-save --prefix artifacts/temml temml@0.13.5
//   node tests/Descent.MathML.Tests/temml/generate.mjs
//
// TemmlTests leaves the list of formulas in artifacts/temml when golden.json lacks one; without a list, those in
// golden.json are made again.
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const golden = fileURLToPath(new URL("golden.json", import.meta.url));
const artifacts = fileURLToPath(new URL("../../../artifacts/temml/", import.meta.url));
const list = artifacts + "formulas.json";
const temml = createRequire(artifacts)("temml");

const formulas = existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : JSON.parse(readFileSync(golden, "utf8")).formulas;
const lines = formulas.map(({ tex, display }) => {
  try {
    const mathml = temml.renderToString(tex, { displayMode: display, throwOnError: true, xml: true });
    return JSON.stringify({ tex, display, mathml });
  } catch (error) {
    console.error(`Temml does not convert ${tex} (display: ${display}): ${error.message}`);
    process.exit(1);
  }
});

const about = `MathML made by Temml ${temml.version} (npm: temml, MIT license, https://temml.org) with generate.mjs.`;
writeFileSync(golden, `{\n  "about": ${JSON.stringify(about)},\n  "formulas": [\n    ${lines.join(",\n    ")}\n  ]\n}\n`);
rmSync(list, { force: true });
console.log(`${lines.length} formulas in ${golden}`);
