/**
 * Closes MicroPython's bridge to JavaScript, so that a program reaches nothing of the process that runs it: neither
 * through `import js` nor through the functions that the torch module is made of (`f.constructor("…")`).
 *
 * The bridge is a set of functions that the WebAssembly module imports. Those by which a program looks into a
 * JavaScript object, writes into one or constructs one are replaced here before the module is instantiated.
 */

/** What MicroPython's glue keeps in the global scope. */
interface Glue {
  Module: { UTF8ToString: (pointer: number) => string; getValue: (pointer: number, type: "i32") => number };
  /** by reference; 0 is the global scope */
  proxy_js_ref: unknown[];
}

// the glue puts these there when it is loaded, before any import is called
const glue = globalThis as unknown as Glue;

/** Names by which one gets from any object to its maker, and from there to everything. */
const forbiddenNames = new Set([
  "constructor",
  "prototype",
  "caller",
  "callee",
  "arguments",
  "apply",
  "bind",
  "call",
]);

/** Kind of an index that is a whole number, in the glue's own numbering. */
const integerKind = 3;

function mayLookAt(reference: number, namePointer: number): boolean {
  const name = glue.Module.UTF8ToString(namePointer);
  return glue.proxy_js_ref[reference] !== globalThis && !forbiddenNames.has(name) && !name.startsWith("__");
}

function mayIndex(reference: number, indexPointer: number): boolean {
  const target = glue.proxy_js_ref[reference];
  const elements = Array.isArray(target) || ArrayBuffer.isView(target);
  return elements && glue.Module.getValue(indexPointer, "i32") === integerKind;
}

type Import = (...pointers: number[]) => unknown;

const refuse = (): never => {
  throw new Error("Python may not do this to JavaScript here");
};

const guards: Record<string, (original: Import) => Import> = {
  lookup_attr: (original) => (reference, name, out) =>
    mayLookAt(reference, name) ? original(reference, name, out) : 0,
  has_attr: (original) => (reference, name) => (mayLookAt(reference, name) ? original(reference, name) : 0),
  js_subscr_load: (original) => (reference, index, out) =>
    mayIndex(reference, index) ? original(reference, index, out) : refuse(),
  js_subscr_store: () => refuse,
  store_attr: () => refuse,
  js_reflect_construct: () => refuse,
};

function guarded(imports: WebAssembly.Imports): WebAssembly.Imports {
  const closed = Object.entries(imports).map(([module, functions]) => {
    const replaced = Object.entries(guards).flatMap(([name, guard]) => {
      const original = functions[name];
      return typeof original === "function" ? [[name, guard(original as Import)]] : [];
    });
    return [module, { ...functions, ...Object.fromEntries(replaced) }];
  });
  return Object.fromEntries(closed);
}

/** From now on every module instantiated in this process has the bridge closed. Only for a process that runs Python. */
export function closeBridge(): void {
  const instantiate = WebAssembly.instantiate.bind(WebAssembly) as (
    source: BufferSource,
    imports?: WebAssembly.Imports,
  ) => Promise<WebAssembly.WebAssemblyInstantiatedSource>;
  const closed = (source: BufferSource, imports?: WebAssembly.Imports) =>
    instantiate(source, imports && guarded(imports));
  WebAssembly.instantiate = closed as typeof WebAssembly.instantiate;
}
