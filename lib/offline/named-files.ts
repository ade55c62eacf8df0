/** Which of our files a page or a file names, so that what may be asked for later can be fetched before. */

/**
 * Addresses as the bundler writes them: whole in a page, without "/_next/" in a script, relative in a style sheet.
 * Of the fonts the one format that every browser with service workers reads; sources of workers are no files to fetch.
 */
const names =
  /(?:\/_next\/|\.\.\/|["'(])static\/[\w./~-]+?\.(?:js|css|woff2|wasm|svg)|\.\.\/media\/[\w./~-]+?\.woff2/g;

/** Fetched by an address that the engines put together themselves: Python, and TensorFlow's WebAssembly. */
const assembled = [
  { folder: "/vendor/python/", files: ["pyodide.asm.js", "pyodide.asm.wasm", "library.zip"] },
  { folder: "/vendor/tfjs/", files: ["tfjs-backend-wasm-simd.wasm"] },
];

const pathOf = (name: string): string => {
  const media = name.indexOf("media/");
  return name.startsWith("../media")
    ? `/_next/static/${name.slice(media)}`
    : `/_next/${name.slice(name.indexOf("static/"))}`;
};

/** Paths of our own server, each once. @param text of a page, script or style sheet */
export function namedFiles(text: string): string[] {
  const found = [...text.matchAll(names)].map(([name]) => pathOf(name));
  const engines = assembled
    .filter(({ folder }) => text.includes(`"${folder}"`))
    .flatMap(({ folder, files }) => files.map((file) => folder + file));
  return [...new Set([...found, ...engines])];
}
