/**
 * How a program hears that it is to stop while its worker stands still for nothing but Python. The page holds two
 * addresses of texts of its own, readable for as long as it does not take them back: a flag, and the mast that stands
 * when the flag is lowered. A worker reads them at once, over plain HTTP too, and reaches nothing by it.
 */
export interface Flag {
  flag: string;
  mast: string;
}

const address = (): string => URL.createObjectURL(new Blob(["up"]));

/** The page's side. */
export class FlagPole {
  #flag: string | null = null;
  #mast: string | null = null;

  /** A flag that is up. */
  get up(): Flag {
    return { flag: (this.#flag ??= address()), mast: (this.#mast ??= address()) };
  }

  /** Whoever was given the flag finds it gone. */
  lower(): void {
    if (this.#flag !== null) URL.revokeObjectURL(this.#flag);
    this.#flag = null;
  }

  end(): void {
    this.lower();
    if (this.#mast !== null) URL.revokeObjectURL(this.#mast);
    this.#mast = null;
  }
}
