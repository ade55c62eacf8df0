/** The notebook's cells in this browser's storage. */

export interface StoredCell {
  id: string;
  source: string;
}

function isCell(value: unknown): value is StoredCell {
  if (typeof value !== "object" || value === null) return false;
  const { id, source } = value as Partial<Record<keyof StoredCell, unknown>>;
  return typeof id === "string" && typeof source === "string";
}

/** The cells as last saved here; null when there are none or they cannot be read. */
export function readCells(storageKey: string): StoredCell[] | null {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(storageKey) ?? "null");
    return Array.isArray(saved) && saved.length > 0 && saved.every(isCell) ? saved : null;
  } catch {
    // unreadable or forbidden storage: as good as nothing
    return null;
  }
}

/** @returns false when the storage is full or forbidden */
export function writeCells(storageKey: string, cells: readonly StoredCell[]): boolean {
  try {
    localStorage.setItem(storageKey, JSON.stringify(cells.map(({ id, source }) => ({ id, source }))));
    return true;
  } catch {
    return false;
  }
}
