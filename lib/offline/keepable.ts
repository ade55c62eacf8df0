/** What the service worker may keep: pages that carry nobody's data, and files that are the same for everybody. */
import { roomAddress, roomOf } from "@/lib/agreed/room-address";

/** A room's page is the same for every code; whose room it is, the page's script learns from the server. */
const pages = /^\/(?:lab|tensors|j\/[A-Z0-9]{6})$/;

const files = /^\/(?:_next\/static|vendor)\//;

/** Of staff, sign-in, exports, a student's look back and every address of data nothing is kept. */
export const isKeepablePage = (path: string): boolean => pages.test(path);

/** Addresses by which students come in, however they are typed: the front page, the two labs, a room's, a code alone. */
export const isWayIn = (path: string): boolean =>
  path === "/" || isKeepablePage(path) || roomOf(path) !== null || roomAddress(path) !== null;

/** Rooms come and go; the two labs stay. */
export const isRoom = (path: string): boolean => path.startsWith("/j/");

export const isKeepableFile = (path: string): boolean => files.test(path);

/** Its name changes with its content, so every copy is the right one. */
export const isNamedByContent = (path: string): boolean => path.startsWith("/_next/static/");
