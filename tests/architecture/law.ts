/** The house's law as a function of its files: what breaks it, and which grants nothing uses. */
import path from "node:path";
import ts from "typescript";
import { circlesOf } from "./cycles";
import type { House } from "./house";
import { importsOf, parse, saysClient, type Import } from "./imports";
import { impuritiesOf } from "./purity";

export interface HouseFile {
  /** from the top of the repository: "lib/live/rank.ts" */
  path: string;
  text: string;
}

interface Read {
  path: string;
  /** the path that its grants go by */
  stands: string;
  room: string | null;
  source: ts.SourceFile;
  imports: readonly (Import & { own: string | null })[];
}

const ending = /\.(tsx?|mjs|js)$/;
/** what is read for imports; a script that ends otherwise may not be there */
const script = /\.(tsx?|mjs)$/;
const known = /\.(tsx?|mjs|css|json|svg)$/;
const headed = /^(#!.*\n)?\/\*\*\s(?:(?!\*\/)[^])*\p{L}(?:(?!\*\/)[^])*\.\s(?:(?!\*\/)[^])*\*\/\n/u;
/** leaves a package by its own way, or hides that it does */
const winding = /(^|\/)\.{1,2}(\/|$)|[%\\]/;
const drawers = /(^|[/-])(utils?|helpers?|misc|common|shared|tools|stuff)(\/|\.[a-z]+$)/;

const placeOf = (name: string): string => (/^(app|components)(\/|$)/.test(name) ? name : `lib/${name}`);

/** Whether a path is the file or lies in the folder. */
const within = (file: string, place: string): boolean =>
  file === place || file.startsWith(`${place}/`) || file.replace(ending, "") === place;

/** The innermost room that a path lies in; null: none. */
function roomOf(house: House, file: string): string | null {
  const rooms = Object.keys(house.rooms).filter((room) => within(file, placeOf(room)));
  return rooms.sort((a, b) => b.length - a.length)[0] ?? null;
}

/** The path that an import names inside the repository, or null for a package. */
function ownPath(file: string, target: string): string | null {
  if (target.startsWith("@/")) return path.posix.normalize(target.slice(2));
  if (/^\.{0,2}\//.test(target) || /^\.\.?$/.test(target))
    return path.posix.join(path.posix.dirname(file), target);
  return null;
}

function read(house: House, { path: file, text }: HouseFile): Read {
  const source = parse(file, script.test(file) ? text : "");
  const named = importsOf(source);
  if (file.endsWith(".mjs")) named.push({ target: "(mjs)", typeOnly: false });
  const stands = saysClient(source) ? file.replace(/^app\//, "components/") : file;
  const imports = named.map((each) => ({ ...each, own: ownPath(file, each.target) }));
  return { path: file, stands, room: roomOf(house, stands), source, imports };
}

/** The part of the house that refers to itself by relative paths: a room of lib/, an area of the screen, app. */
const areaOf = (file: string): string =>
  file
    .split("/")
    .slice(0, file.startsWith("app/") ? 1 : 2)
    .join("/");

/** The grant by which one file may name another; undefined: none. `wide` grants more than types. */
function grantFor(house: House, from: string, own: string, typeOnly: boolean) {
  const opens = (grant: string) =>
    within(own, placeOf(grant)) && roomOf(house, own) === roomOf(house, placeOf(grant));
  const { imports = [], types = [] } = house.rooms[from];
  const narrow = typeOnly ? types.find(opens) : undefined;
  if (narrow !== undefined) return { grant: narrow, wide: false };
  const wide = imports.find(opens);
  return wide === undefined ? undefined : { grant: wide, wide: true };
}

function ownerFor(house: House, file: string, target: string) {
  const named = (name: string) =>
    /[/:]$/.test(name) ? target.startsWith(name) : target === name || target.startsWith(`${name}/`);
  const name = Object.keys(house.packages)
    .filter(named)
    .sort((a, b) => b.length - a.length)[0];
  const place = house.packages[name]?.find((owner) => within(file, placeOf(owner)));
  return { name, place };
}

function brokenByImport(house: House, file: Read, { target, typeOnly, own }: Read["imports"][number]) {
  if (own === null)
    return ownerFor(house, file.stands, target).place && !winding.test(target)
      ? []
      : [`${file.path} names ${target}, which is not its room's`];
  const broken: string[] = [];
  if (target.startsWith(".") !== (areaOf(file.path) === areaOf(own)))
    broken.push(`${file.path} names ${target}: relative inside a room, @/ between rooms`);
  const room = roomOf(house, own);
  const free = file.room === null || file.room === room;
  if (!free && (room === null || !grantFor(house, file.room!, own, typeOnly)))
    broken.push(`${file.path} (${file.room}) may not name ${own}${typeOnly ? ", not even its types" : ""}`);
  return broken;
}

/** A file that only hands on what others export, in one statement or in two. */
const isBarrel = ({ statements }: ts.SourceFile): boolean =>
  statements.some(ts.isExportDeclaration) &&
  statements.every((statement) => ts.isExportDeclaration(statement) || ts.isImportDeclaration(statement));

function brokenByName({ path: file, source }: Read): string[] {
  const broken: string[] = [];
  // a route's folder may be a parameter: [id], [...rest]
  if (!file.split("/").every((part) => /^(\[(\.{3})?[a-z]+\]|[a-z0-9]+([-.][a-z0-9]+)*)$/.test(part)))
    broken.push(`${file} is not in kebab-case`);
  if (!known.test(file)) broken.push(`${file} ends in what nothing here reads`);
  if (script.test(file) && drawers.test(file)) broken.push(`${file} is a junk drawer`);
  if (/\/index\.[a-z]+$/.test(file) || isBarrel(source)) broken.push(`${file} is a barrel`);
  return broken;
}

/** What a file says of React without naming it: by its ending, by the namespaces that its types bring to every file. */
function drawnIn({ path: file, source }: Read): string[] {
  const found = new Set(file.endsWith(".tsx") ? [".tsx"] : []);
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && ["React", "JSX"].includes(node.text)) found.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...found];
}

function brokenByItself(house: House, file: Read): string[] {
  const broken = brokenByName(file);
  if (file.room === null) broken.push(`${file.path} lies in no room`);
  else if (house.pure.includes(file.room))
    for (const name of impuritiesOf(file.source))
      broken.push(`${file.path} is pure and may not know ${name}`);
  if (file.path.startsWith("lib/"))
    for (const name of drawnIn(file)) broken.push(`${file.path} draws: ${name}`);
  return broken;
}

/** The file that a path without its ending means; undefined: none, as for a style sheet. */
function fileAt(paths: ReadonlySet<string>, own: string): string | undefined {
  const bare = own.replace(/\.js$/, "");
  return [own, ...[".ts", ".tsx", ".mjs", ".js"].map((end) => bare + end)].find((name) => paths.has(name));
}

function fileGraph(files: readonly Read[]): Map<string, Set<string>> {
  const paths = new Set(files.map((file) => file.path));
  const next = ({ path: file, imports }: Read) =>
    imports
      .flatMap(({ own }) => (own === null ? [] : (fileAt(paths, own) ?? [])))
      .filter((to) => to !== file);
  return new Map(files.map((file) => [file.path, new Set(next(file))]));
}

/** Where two files' ways part, what each lies in there: a folder, or "*" for the files of the last common one. */
function partingOf(from: string, to: string): [string, string] {
  const [a, b] = [from.split("/"), to.split("/")];
  const depth = a.findIndex((part, index) => part !== b[index]);
  const at = (parts: string[]) =>
    [...parts.slice(0, depth), parts.length > depth + 1 ? parts[depth] : "*"].join("/");
  return [at(a), at(b)];
}

/** The graph of the folders, each against its neighbours and against the files beside it. */
function folderGraph(files: ReadonlyMap<string, ReadonlySet<string>>): Map<string, Set<string>> {
  const graph = new Map<string, Set<string>>();
  for (const [from, targets] of files)
    for (const to of targets) {
      const [a, b] = partingOf(from, to);
      // the top of a room of lib leads its folders (worker.ts) and gives them words (protocol.ts): see house.ts
      if (a === b || (from.startsWith("lib/") && [a, b].some((name) => name.endsWith("/*")))) continue;
      graph.set(a, (graph.get(a) ?? new Set()).add(b));
    }
  return graph;
}

function circles(files: readonly Read[]): string[] {
  const graph = fileGraph(files);
  const folders = circlesOf(folderGraph(graph));
  return [
    ...circlesOf(graph).map((circle) => `these files go in a circle: ${circle.join(", ")}`),
    ...folders.map((circle) => `these folders go in a circle: ${circle.join(", ")}`),
  ];
}

function broken(house: House, files: readonly Read[]): string[] {
  return [
    ...files.flatMap((file) => brokenByItself(house, file)),
    ...files.flatMap((file) => file.imports.flatMap((named) => brokenByImport(house, file, named))),
    ...circles(files),
  ];
}

const grantName = (room: string, grant: string, wide: boolean) =>
  `${room} → ${wide ? "" : "types of "}${grant}`;

/** The grants by which a file may name what it names. */
function usedBy(house: House, { stands, room, imports }: Read): string[] {
  return imports.flatMap(({ target, typeOnly, own }) => {
    if (own === null) {
      const { name, place } = ownerFor(house, stands, target);
      return place ? [grantName(place, name, true)] : [];
    }
    if (room === null || room === roomOf(house, own)) return [];
    const found = grantFor(house, room, own, typeOnly);
    // a grant of everything is too wide where types alone are named
    return found && found.wide !== typeOnly ? [grantName(room, found.grant, found.wide)] : [];
  });
}

function granted({ rooms, packages }: House): string[] {
  return [
    ...Object.entries(rooms).flatMap(([room, { imports = [], types = [] }]) => [
      ...imports.map((grant) => grantName(room, grant, true)),
      ...types.map((grant) => grantName(room, grant, false)),
    ]),
    ...Object.entries(packages).flatMap(([name, places]) =>
      places.map((place) => grantName(place, name, true)),
    ),
  ];
}

/** Files of lib that do not begin with a sentence on what they are, ahead of their imports; data has one too. */
export const headless = (files: readonly HouseFile[]): string[] =>
  files
    .filter(({ path: file, text }) => file.startsWith("lib/") && script.test(file) && !headed.test(text))
    .map(({ path: file }) => file);

export interface Verdict {
  /** one sentence for everything that breaks the law */
  broken: string[];
  /** what was granted and no import uses; a grant of everything whose types alone are named, too */
  unused: string[];
}

/** Holds the files against the law of the house. */
export function judge(house: House, files: readonly HouseFile[]): Verdict {
  const all = files.map((file) => read(house, file));
  const used = new Set(all.flatMap((file) => usedBy(house, file)));
  return { broken: broken(house, all), unused: granted(house).filter((grant) => !used.has(grant)) };
}
