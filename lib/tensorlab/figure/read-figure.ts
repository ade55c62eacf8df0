/** A figure out of the description that library/matplotlib/figure.py sends. */
import { TorchFailure } from "../core/failure";
import { denseAs, Tensor } from "../core/tensor";
import { Sequence, type Value } from "../operations/value";
import { colorsOf, hexOf } from "./color-scale";
import { Fields, noFigure } from "./fields";
import {
  acrossText,
  dashes,
  downText,
  figureLimits,
  type Axes,
  type Axis,
  type ColorScale,
  type Figure,
  type Mark,
} from "./figure";
import { readImage } from "./read-image";

/** Copies: the program goes on with its own. */
const copyOf = (value: Value): Float64Array =>
  value instanceof Tensor ? Float64Array.from(denseAs(value, "float64")) : noFigure();

function parsed(text: Value): unknown {
  try {
    return typeof text === "string" ? (JSON.parse(text) as unknown) : noFigure();
  } catch {
    return noFigure();
  }
}

function scaleOf(scale: Fields): ColorScale {
  const colors = scale.colors("colors");
  if (colors.length < 2) noFigure();
  return { colors, stepped: scale.flag("stepped"), low: scale.number("low"), high: scale.number("high") };
}

const axisOf = (axis: Fields): Axis => ({
  low: axis.numberOrNull("low"),
  high: axis.numberOrNull("high"),
  log: axis.flag("log"),
  margin: axis.number("margin"),
  ticks: axis.has("ticks") ? axis.numbers("ticks") : null,
  labels: axis.has("labels") ? axis.texts("labels") : null,
});

/** What every mark has. */
type Plotted = Pick<Mark, "label" | "alpha">;

/** Reads one figure and counts what of it is left out. */
class FigureReader {
  readonly #paper: number;
  #shown = 0;
  #of = 0;

  constructor(dark: boolean) {
    this.#paper = dark ? 0 : 255;
  }

  get thinned(): Figure["thinned"] {
    return this.#shown < this.#of ? { shown: this.#shown, of: this.#of } : null;
  }

  axes(axes: Fields): Axes {
    const [row = 0, column = 0, rows = 1, columns = 1] = axes.numbers("spot");
    const marks = axes.all("marks");
    if (marks.length > figureLimits.marks)
      throw new TorchFailure("ValueError", `a figure of this lab holds at most ${figureLimits.marks} plots`);
    return {
      spot: [row, column, rows, columns],
      ...{ title: axes.text("title"), xlabel: axes.text("xlabel"), ylabel: axes.text("ylabel") },
      ...{ x: axisOf(axes.fields("x")), y: axisOf(axes.fields("y")) },
      ...{ grid: axes.flag("grid"), frame: axes.flag("frame") },
      shape: axes.one("shape", ["auto", "equal", "square"] as const),
      legend: axes.has("legend") ? axes.text("legend") : null,
      bar: axes.has("bar")
        ? { ...scaleOf(axes.fields("bar")), label: axes.fields("bar").text("label") }
        : null,
      marks: marks.map((mark) => this.#mark(mark)),
    };
  }

  /** Columns of one mark, all of one length, every so manieth where that is too much. */
  #columns(mark: Fields, names: readonly string[]): Float64Array[] {
    const columns = names.map((name) => mark.array(name));
    const { length } = columns[0];
    if (columns.some((column) => column.length !== length)) noFigure();
    const step = Math.max(1, Math.ceil(length / figureLimits.points));
    this.#of += length;
    this.#shown += Math.ceil(length / step);
    return columns.map((column) => column.filter((_, at) => at % step === 0));
  }

  /** What there is of each, or of all: thinned as the columns are. */
  #each<Item>(items: readonly Item[], length: number): Item[] {
    if (items.length === 0 || (items.length !== 1 && items.length !== length)) noFigure();
    const step = Math.max(1, Math.ceil(length / figureLimits.points));
    return items.length === 1 ? [...items] : items.filter((_, at) => at % step === 0);
  }

  #pointColors(mark: Fields, length: number): string[] {
    if (mark.has("color")) return [mark.color("color")];
    if (mark.has("colors")) return this.#each(mark.colors("colors"), length);
    const colorOf = colorsOf(scaleOf(mark.fields("scale")));
    const values = this.#each([...mark.array("values")], length);
    return values.map((value) => hexOf(colorOf(value) ?? [this.#paper, this.#paper, this.#paper]));
  }

  #line(mark: Fields, plotted: Plotted): Mark {
    const [x, y] = this.#columns(mark, ["x", "y"]);
    return {
      ...{ kind: "line", ...plotted, x, y, width: mark.number("width"), size: mark.number("size") },
      ...{ color: mark.color("color"), dash: mark.one("dash", dashes), marker: mark.text("marker") },
    };
  }

  #points(mark: Fields, plotted: Plotted): Mark {
    const { length } = mark.array("x");
    const [x, y] = this.#columns(mark, ["x", "y"]);
    const sizes = Float64Array.from(this.#each([...mark.array("sizes")], length));
    const colors = this.#pointColors(mark, length);
    return { kind: "points", ...plotted, x, y, sizes, colors, marker: mark.text("marker") };
  }

  #bars(mark: Fields, plotted: Plotted): Mark {
    const { length } = mark.array("left");
    const [left, right, bottom, top] = this.#columns(mark, ["left", "right", "bottom", "top"]);
    const colors = this.#each(mark.colors("colors"), length);
    const rest = mark.one("rest", ["x", "y"]);
    return { ...{ kind: "bars", ...plotted, left, right, bottom, top }, ...{ colors, rest } };
  }

  #polygon(mark: Fields, plotted: Plotted): Mark {
    const [x, y] = this.#columns(mark, ["x", "y"]);
    return { kind: "polygon", ...plotted, x, y, color: mark.color("color") };
  }

  #image(mark: Fields, plotted: Plotted): Mark {
    const [left = 0, right = 0, bottom = 0, top = 0] = mark.numbers("extent");
    const scale = mark.has("scale") ? scaleOf(mark.fields("scale")) : null;
    return {
      ...{ kind: "image", ...plotted, extent: [left, right, bottom, top] },
      ...readImage(mark, scale, this.#paper),
    };
  }

  #mark(mark: Fields): Mark {
    const plotted = { label: mark.text("label"), alpha: Math.min(1, Math.max(0, mark.number("alpha"))) };
    const kind = mark.one("kind", [
      ...(["line", "points", "bars", "polygon", "across", "text", "image"] as const),
    ]);
    const made: { [Kind in typeof kind]: () => Mark } = {
      line: () => this.#line(mark, plotted),
      points: () => this.#points(mark, plotted),
      bars: () => this.#bars(mark, plotted),
      polygon: () => this.#polygon(mark, plotted),
      across: () => ({
        ...{ kind: "across", ...plotted, side: mark.one("side", ["x", "y"]), at: mark.number("at") },
        until: mark.numberOrNull("until"),
        ...{ dash: mark.one("dash", dashes), width: mark.number("width"), color: mark.color("color") },
      }),
      text: () => ({
        ...{ kind: "text", ...plotted, x: mark.number("x"), y: mark.number("y"), text: mark.text("text") },
        ...{ across: mark.one("across", acrossText), down: mark.one("down", downText) },
        color: mark.flag("own") ? mark.color("color") : null,
      }),
      image: () => this.#image(mark, plotted),
    };
    return made[kind]();
  }
}

/** TypeError for what describes no figure, ValueError for one that holds too much. */
export function readFigure([text, arrays]: readonly Value[]): Figure {
  const numbers = arrays instanceof Sequence ? arrays.items.map(copyOf) : noFigure();
  const told = new Fields(parsed(text), numbers);
  const dark = told.flag("dark");
  const [width = 0, height = 0] = told.numbers("size");
  const axes = told.all("axes");
  if (axes.length > figureLimits.axes)
    throw new TorchFailure("ValueError", `a figure of this lab has at most ${figureLimits.axes} axes`);
  if (!(width > 0 && width <= figureLimits.inches && height > 0 && height <= figureLimits.inches))
    throw new TorchFailure("ValueError", "figure size must be positive finite, and at most 30 inches here");
  const reader = new FigureReader(dark);
  const drawn = axes.map((one) => reader.axes(one));
  return { size: [width, height], dark, title: told.text("title"), axes: drawn, thinned: reader.thinned };
}
