/** Memory that tensors share. A budget over all live memory keeps a cell from taking the page down. */
import { allocate, elementBudget, refuseRoom, type Data, type DType } from "./dtype";
import { partOfState } from "./program-state";

/** Memory that one tensor and all its views look at. */
export class Storage {
  constructor(
    readonly data: Data,
    /** tensors with one id share memory */
    readonly id: number,
    /** counts in-place changes, for autograd's check */
    public version = 0,
  ) {}

  /** The same memory; changes by way of it are not counted here, nor those here by it. */
  uncounted(version = 0): Storage {
    return new Storage(this.data, this.id, version);
  }
}

/** Counts memory since the last look and asks for one when the budget seems spent. */
class Memory {
  #counted = 0;
  #lastId = 0;

  /** @param survey collects garbage where possible and returns the live elements */
  constructor(public survey: () => number = () => 0) {}

  /** Zeroed storage. RuntimeError when the budget is spent. */
  allocate(dtype: DType, count: number): Storage {
    this.#claim(count);
    return new Storage(allocate(dtype, count), ++this.#lastId);
  }

  /** Takes over memory that was just made. */
  adopt(data: Data): Storage {
    this.#claim(data.length);
    return new Storage(data, ++this.#lastId);
  }

  #claim(count: number): void {
    this.#counted += count;
    if (this.#counted <= elementBudget) return;
    this.#counted = this.survey() + count;
    if (this.#counted <= elementBudget) return;
    this.#counted -= count;
    refuseRoom(count);
  }
}

/** The memory that new tensors of the running program come from. */
export const memory = partOfState(() => new Memory());
