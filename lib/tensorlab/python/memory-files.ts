/** The files that Python sees: they exist in memory only, the library cannot be written, and all can be put back. */
import type { FileNode, FileStream, FileSystem } from "./pyodide";

const home = "/home/lab";
const libraryName = "python311.zip";

/** "read-only file system" and "I/O error", in this C library's numbering */
const readOnly = 69;
const inputOutput = 29;

/** A file whose bytes are asked for when it is first read. @param bytes shared with other Pythons of this realm */
function fillLater(files: FileSystem, node: FileNode, bytes: () => Uint8Array): void {
  let found: Uint8Array | null = null;
  const whole = () => {
    try {
      return (found ??= bytes());
    } catch {
      throw new files.ErrnoError(inputOutput);
    }
  };
  Object.defineProperties(node, {
    contents: { get: whole, set: () => {}, enumerable: false },
    usedBytes: { get: () => whole().length, set: () => {}, enumerable: false },
  });
}

/** Puts the library and a home in place. @param library asked for when Python first reads of it */
export function prepareFiles(files: FileSystem, library: () => Uint8Array): void {
  files.mkdirTree(home);
  files.mkdirTree("/lib/python3.11/lib-dynload");
  files.writeFile(`/lib/${libraryName}`, new Uint8Array(0), { canOwn: true });
  const { node } = files.lookupPath(`/lib/${libraryName}`);
  fillLater(files, node, library);
  const refuse = () => {
    throw new files.ErrnoError(readOnly);
  };
  node.node_ops = { ...node.node_ops, setattr: refuse };
  node.stream_ops = { ...node.stream_ops, write: refuse, allocate: refuse };
  files.chdir(home);
}

/** A folder's list and a file's bytes are changed in place; those of the library are not, and must not be asked for here. */
function copyOf({ ...node }: Partial<FileNode>): Partial<FileNode> {
  const { contents } = node;
  if (contents instanceof Uint8Array) return { ...node, contents: contents.slice() };
  return contents ? { ...node, contents: { ...contents } } : node;
}

/** Every file and folder: those of one place in the table of names are linked to one another. */
function* nodesOf({ nameTable }: FileSystem): Generator<FileNode> {
  for (const first of nameTable) for (let node = first; node; node = node.name_next) yield node;
}

/** Remembers all files and open descriptors as they are. @returns the way to have them so again, any number of times */
export function keepFiles(files: FileSystem): () => void {
  const names = [...files.nameTable];
  const nodes = [...nodesOf(files)].map((node) => ({ node, kept: copyOf(node) }));
  const streams: FileStream[] = [...files.streams];
  const positions = streams.map((stream) => stream && { ...stream.shared });
  return () => {
    files.nameTable = [...names];
    for (const { node, kept } of nodes) Object.assign(node, copyOf(kept));
    files.streams = [...streams];
    streams.forEach((stream, at) => stream && Object.assign(stream.shared, positions[at]));
    files.currentPath = home;
  };
}
