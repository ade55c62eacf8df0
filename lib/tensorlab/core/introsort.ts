/** How C++'s standard library puts elements in order that are not to keep theirs where they are equal: places are moved. */

/** Whether the element that is at place a comes before the one that is at b. */
export type Before = (a: number, b: number) => boolean;

/** Sizes up to this are put in order one by one. */
const few = 16;

const depthOf = (count: number): number => 2 * (31 - Math.clz32(count));

/** Places of elements, put in order in a part of the row at a time: from one place until before another. */
class Row {
  constructor(
    readonly places: number[],
    readonly before: Before,
  ) {}

  #isBefore(a: number, b: number): boolean {
    return this.before(this.places[a], this.places[b]);
  }

  #swap(a: number, b: number): void {
    [this.places[a], this.places[b]] = [this.places[b], this.places[a]];
  }

  /** The middle one of three, by value. */
  #medianOf(a: number, b: number, c: number): number {
    if (this.#isBefore(a, b)) {
      if (this.#isBefore(b, c)) return b;
      return this.#isBefore(a, c) ? c : a;
    }
    if (this.#isBefore(a, c)) return a;
    return this.#isBefore(b, c) ? c : b;
  }

  /** Parts it about the middle one of its second, its middle and its last. @returns where the later part begins */
  #part(from: number, to: number): number {
    this.#swap(from, this.#medianOf(from + 1, from + Math.floor((to - from) / 2), to - 1));
    let [left, right] = [from + 1, to];
    for (;;) {
      while (this.#isBefore(left, from)) left++;
      right--;
      while (this.#isBefore(from, right)) right--;
      if (left >= right) return left;
      this.#swap(left, right);
      left++;
    }
  }

  /** Puts the element at a place among those in order before it, none of which comes before the one at `from`. */
  #insert(from: number, at: number): void {
    const place = this.places[at];
    let to = at;
    while (to > from && this.before(place, this.places[to - 1])) {
      this.places[to] = this.places[to - 1];
      to--;
    }
    this.places[to] = place;
  }

  #insertAll(from: number, to: number): void {
    for (let at = from + 1; at < to; at++) this.#insert(from, at);
  }

  /** Fills a hole in a heap that begins at `from` with a place. */
  #sink(from: number, hole: number, length: number, place: number): void {
    const top = hole;
    let child = hole;
    while (child < Math.floor((length - 1) / 2)) {
      child = 2 * (child + 1);
      if (this.#isBefore(from + child, from + child - 1)) child--;
      this.places[from + hole] = this.places[from + child];
      hole = child;
    }
    if (length % 2 === 0 && child === (length - 2) / 2) {
      child = 2 * (child + 1) - 1;
      this.places[from + hole] = this.places[from + child];
      hole = child;
    }
    for (
      let parent = (hole - 1) >> 1;
      hole > top && this.before(this.places[from + parent], place);
      parent = (hole - 1) >> 1
    ) {
      this.places[from + hole] = this.places[from + parent];
      hole = parent;
    }
    this.places[from + hole] = place;
  }

  /** The heap's first goes to a place, and what was there into the heap. */
  #exchange(from: number, length: number, at: number): void {
    const place = this.places[at];
    this.places[at] = this.places[from];
    this.#sink(from, 0, length, place);
  }

  /** Brings those that come first before `middle`, as a heap. */
  #selectByHeap(from: number, middle: number, to: number): void {
    const length = middle - from;
    for (let parent = (length - 2) >> 1; length > 1 && parent >= 0; parent--)
      this.#sink(from, parent, length, this.places[from + parent]);
    for (let at = middle; at < to; at++) if (this.#isBefore(at, from)) this.#exchange(from, length, at);
  }

  /** std::partial_sort: those that come first stand before `middle`, in order. */
  sortFirst(from: number, middle: number, to: number): void {
    this.#selectByHeap(from, middle, to);
    for (let last = middle - 1; last > from; last--) this.#exchange(from, last - from, last);
  }

  #sortRoughly(from: number, to: number, depth: number): void {
    while (to - from > few) {
      if (depth === 0) return this.sortFirst(from, to, to);
      depth--;
      const cut = this.#part(from, to);
      this.#sortRoughly(cut, to, depth);
      to = cut;
    }
  }

  /** std::sort. */
  sort(from: number, to: number): void {
    if (to - from < 2) return;
    this.#sortRoughly(from, to, depthOf(to - from));
    this.#insertAll(from, to);
  }

  /** std::nth_element: at `nth` is what would be there in order, and nothing after it comes before what is before it. */
  select(from: number, nth: number, to: number): void {
    let depth = depthOf(to - from);
    while (to - from > 3) {
      if (depth === 0) {
        this.#selectByHeap(from, nth + 1, to);
        return this.#swap(from, nth);
      }
      depth--;
      const cut = this.#part(from, to);
      if (cut <= nth) from = cut;
      else to = cut;
    }
    this.#insertAll(from, to);
  }
}

const rowOf = (count: number, before: Before): Row =>
  new Row(
    Array.from({ length: count }, (_, at) => at),
    before,
  );

/** The places of `count` elements in order; which of equal ones comes first is as std::sort has it. */
export function sortedPlaces(count: number, before: Before): number[] {
  const row = rowOf(count, before);
  row.sort(0, count);
  return row.places;
}

/** The places of the first `kept` in order, found as PyTorch's topk does. */
export function firstPlaces(count: number, kept: number, before: Before, inOrder: boolean): number[] {
  const row = rowOf(count, before);
  if (kept * 64 <= count) row.sortFirst(0, kept, count);
  else if (kept > 0) {
    row.select(0, kept - 1, count);
    if (inOrder) row.sort(0, kept - 1);
  }
  return row.places.slice(0, kept);
}
