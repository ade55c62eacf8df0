/**
 * Makes public/vendor/python/: CPython's glue and binary, and its standard library compiled to byte code, so that no
 * import compiles anything. CPython itself does it, started from the package's own library.
 */
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { standInLibrary } from "./stand-in-library.mjs";

const source = "node_modules/pyodide";
const target = "public/vendor/python";
const library = "/lib/python311.zip";
/** modules of the lab's own, which stand beside the standard library's */
const modules = "lib/tensorlab/python/library";
/** what the folder was made from */
const stamp = `${target}/made-from`;

/** of no use in a notebook of the first week, and large */
const dropped = (
  "ensurepip idlelib lib2to3 pydoc_data tkinter turtle distutils sqlite3 dbm curses email/_header_value mailbox ftplib " +
  "imaplib nntplib smtplib telnetlib xmlrpc wsgiref pyodide _pyodide webbrowser smtpd poplib pip lzma ssl multiprocessing"
).split(" ");

/** Files that are ours, by their names in the library. */
const own = { ...standInLibrary };
for (const name of readdirSync(modules, { recursive: true, encoding: "utf8" }).sort())
  if (name.endsWith(".py"))
    own[name.replaceAll(path.sep, "/")] = readFileSync(path.join(modules, name), "utf8");

const pack = `
import importlib.util, io, json, marshal, zipfile
given = zipfile.ZipFile("${library}")
own = json.loads(${JSON.stringify(JSON.stringify(own))})
packed = zipfile.ZipFile("/packed.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9)
for name in sorted({*given.namelist(), *own}):
    if name.startswith(tuple(${JSON.stringify(dropped)})) or not name.endswith(".py"): continue
    code = compile(own.get(name) or given.read(name), "${library}/" + name, "exec", dont_inherit=True)
    entry = zipfile.ZipInfo(name + "c")
    entry.compress_type = zipfile.ZIP_DEFLATED
    packed.writestr(entry, importlib.util.MAGIC_NUMBER + bytes(12) + marshal.dumps(code))
packed.close()
`;

/** Runs a source in a CPython of its own and gives a file that it left. */
async function run(text, left) {
  await import("pyodide/pyodide.asm.js");
  let files, memory, functions;
  await globalThis._createPyodideModule({
    ...{ noImageDecoding: true, noAudioDecoding: true, noWasmDecoding: true, arguments: [] },
    API: { config: { env: {}, jsglobals: {} }, runtimeEnv: {}, lockfile_info: {}, os: {} },
    printErr: (line) => process.stderr.write(`${line}\n`),
    preRun: [
      (glue) => {
        files = glue.FS;
        files.mkdirTree("/lib/python3.11/lib-dynload");
        files.writeFile(library, readFileSync(`${source}/python_stdlib.zip`));
      },
    ],
    instantiateWasm: (imports, done) => {
      memory = imports.env.memory;
      void WebAssembly.instantiate(readFileSync(`${source}/pyodide.asm.wasm`), imports).then((made) => {
        functions = made.instance.exports;
        done(made.instance, made.module);
      });
      return {};
    },
  });
  const bytes = new TextEncoder().encode(`${text}\0`);
  const at = functions.malloc(bytes.length);
  new Uint8Array(memory.buffer).set(bytes, at);
  if (functions.PyRun_SimpleString(at) !== 0) throw new Error("Python's library could not be packed");
  return files.readFile(left);
}

const madeFrom = createHash("sha256")
  .update(readFileSync(`${source}/package.json`))
  .update(readFileSync(fileURLToPath(import.meta.url)))
  .update(JSON.stringify(own))
  .digest("hex");

if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== madeFrom) {
  mkdirSync(target, { recursive: true });
  writeFileSync(`${target}/library.zip`, await run(pack, "/packed.zip"));
  for (const name of ["pyodide.asm.js", "pyodide.asm.wasm"])
    copyFileSync(`${source}/${name}`, `${target}/${name}`);
  writeFileSync(stamp, madeFrom);
}
// the engine would keep the process
process.exit();
