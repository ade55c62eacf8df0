/** The files that Python sees: they exist in memory only, the library cannot be written, and all can be put back. */
import type { FileNode, FileStream, FileSystem } from "./pyodide";

const home = "/home/lab";
const libraryName = "python311.zip";

/** "read-only file system", in this C library's numbering */
const readOnly = 69;

/** Puts the library and a home in place. @param library is shared with other Pythons of this realm */
export function prepareFiles(files: FileSystem, library: Uint8Array): void {
  files.mkdirTree(home);
  files.mkdirTree("/lib/python3.11/lib-dynload");
  files.writeFile(`/lib/${libraryName}`, library, { canOwn: true });
  const { node } = files.lookupPath(`/lib/${libraryName}`);
  const refuse = () => {
    throw new files.ErrnoError(readOnly);
  };
  node.node_ops = { ...node.node_ops, setattr: refuse };
  node.stream_ops = { ...node.stream_ops, write: refuse, allocate: refuse };
  files.chdir(home);
}

/** A folder's list and a file's bytes are changed in place, but for the library's. */
function copyOf({ name, contents }: FileNode): FileNode["contents"] {
  if (contents instanceof Uint8Array) return name === libraryName ? contents : contents.slice();
  return contents && { ...contents };
}

/** Every file and folder: those of one place in the table of names are linked to one another. */
function* nodesOf({ nameTable }: FileSystem): Generator<FileNode> {
  for (const first of nameTable) for (let node = first; node; node = node.name_next) yield node;
}

/** Remembers all files and open descriptors as they are. @returns the way to have them so again, any number of times */
export function keepFiles(files: FileSystem): () => void {
  const names = [...files.nameTable];
  const nodes = [...nodesOf(files)].map((node) => ({ node, kept: { ...node, contents: copyOf(node) } }));
  const streams: FileStream[] = [...files.streams];
  const positions = streams.map((stream) => stream && { ...stream.shared });
  return () => {
    files.nameTable = [...names];
    for (const { node, kept } of nodes) Object.assign(node, kept, { contents: copyOf(kept) });
    files.streams = [...streams];
    streams.forEach((stream, at) => stream && Object.assign(stream.shared, positions[at]));
    files.currentPath = home;
  };
}
