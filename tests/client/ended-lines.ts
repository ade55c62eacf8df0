/** A browser that ends its pages' lines to a database, as phones do while they are locked. */
import { forceCloseDatabase } from "fake-indexeddb";
import { vi } from "vitest";

/** From now on; end what was opened with the returned function. */
export function endableLines(): () => void {
  const lines: IDBDatabase[] = [];
  const open = indexedDB.open.bind(indexedDB);
  vi.spyOn(indexedDB, "open").mockImplementation((...names) => {
    const request = open(...names);
    request.addEventListener("success", () => lines.push(request.result));
    return request;
  });
  // its types name the class instead of what the class makes
  const end = forceCloseDatabase as unknown as (line: IDBDatabase) => void;
  return () => lines.splice(0).forEach(end);
}
