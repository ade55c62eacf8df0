/** Shelves: where this browser keeps what its owners have made. */

/** What all things on shelves have in common. */
export interface Kept {
  id: string;
  /** whose it is: a participant, or "" for the lab by itself */
  owner: string;
  /** when it was made, milliseconds since 1970 */
  at: number;
  /** stays when storage is full */
  pinned: boolean;
}

/** Things of one kind, each under its id. */
export interface Shelf<Item extends Kept> {
  /** An owner's things, in no order. */
  list(owner: string): Promise<Item[]>;
  /**
   * Keeps a thing, new or changed; of an owner who was forgotten nothing is kept.
   * @returns how many unpinned things had to go to make room
   * @throws the browser's error when storage is full of pinned things
   */
  put(item: Item): Promise<number>;
  /** Removes a thing; one that is not there is no error. */
  remove(id: string): Promise<void>;
  /** Removes all things of an owner. */
  forget(owner: string): Promise<void>;
  /** Calls back when something on the shelf has changed; returns the way to stop. */
  watch(listener: () => void): () => void;
}

/** What whoever keeps things tells of it. */
export interface ShelfNotices {
  /** so many old things went to make room */
  onGone: (count: number) => void;
  /** what was to be kept lives in this page only: storage is full of pinned things */
  onFailed: () => void;
}

/** What may go to make room, the oldest first: all that is not pinned, but the thing that the room is for. */
export const expendable = <Item extends Kept>(items: readonly Item[], keep: string): Item[] =>
  items.filter(({ id, pinned }) => !pinned && id !== keep).sort((a, b) => a.at - b.at);
