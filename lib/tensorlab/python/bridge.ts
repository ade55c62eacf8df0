/** Answers what Python asks of the tensors. Only text crosses: nothing of the host can be reached through it. */
import type { Line } from "../asking/line";
import { classroomAnswer } from "../classroom/classroom";
import { inferring } from "../core/autograd";
import { runtimeError, TorchFailure } from "../core/failure";
import { ProgramState, within } from "../core/program-state";
import { memory } from "../core/storage";
import { takeWarnings } from "../core/warning";
import { Tensor } from "../core/tensor";
import { readFigure } from "../figure/read-figure";
import type { HelpOf } from "../help-text";
import { assignments, properties } from "../operations/attributes";
import { functions, methods } from "../operations/registry";
import {
  floatLiteral,
  HookCall,
  Int,
  Json,
  Named,
  NdArray,
  NumpyScalar,
  Sequence,
  type Value,
} from "../operations/value";
import type { Classroom, Shown } from "../protocol";
import { liveElements, ownFunctions } from "./live";
import { Observed } from "./observed";
import { expressionOf, Reader } from "./wire";

/** What programs find and reach beside their own Python. */
export interface Outside {
  classroom: Classroom;
  show(shown: Shown): void;
  /** a line that the program asks for, or why there is none */
  askLine(): Line | { kind: "alone" } | { kind: "lost" };
  /** what is said of the lab's operations */
  helpOf: HelpOf;
  /** whether a program that sleeps is to be interrupted */
  isWoken(): boolean;
  /** whether a program that reached its next line is to be interrupted there */
  isInterrupted(): boolean;
}

/** A variable of Python's that holds a tensor. */
export interface Variable {
  name: string;
  tensor: Tensor;
}

/** Parts a request into tokens; no text in it holds one. */
const separator = "\u001f";

/** One interpreter's tensors. Python names them by number and says which numbers it has let go of. */
export class Bridge {
  /** what Python reported on request */
  reported: Variable[] = [];
  readonly #tensors = new Map<number, { tensor: Tensor; holders: number }>();
  readonly #numbers = new WeakMap<Tensor, number>();
  #lastNumber = 0;
  /** all that this interpreter's programs can change */
  readonly #state = new ProgramState();
  readonly observed = new Observed();
  readonly #outside: Outside;

  constructor(outside: Outside) {
    this.#outside = outside;
    within(this.#state, () => {
      memory().survey = () => liveElements([...this.#tensors.values()].map(({ tensor }) => tensor));
    });
  }

  /** @param request numbers let go of, a target and its arguments */
  answer(request: string): string {
    const [released, target, ...tokens] = request.split(separator);
    const answer = within(this.#state, () => {
      const text = this.#tried(target, new Reader(tokens, this.#known));
      const warnings = takeWarnings();
      return warnings.length > 0
        ? `w${JSON.stringify(warnings.map((one) => [one.kind, one.text]))}\n${text}`
        : text;
    });
    if (released) released.split(",").forEach((number) => this.#release(Number(number)));
    return answer;
  }

  readonly #known = (number: number): Tensor =>
    this.#tensors.get(number)?.tensor ?? runtimeError("not a tensor");

  /** One more of Python's objects holds the tensor. */
  readonly #hold = (tensor: Tensor): number => {
    const number = this.#numbers.get(tensor) ?? ++this.#lastNumber;
    this.#numbers.set(tensor, number);
    const held = this.#tensors.get(number);
    if (held) held.holders++;
    else this.#tensors.set(number, { tensor, holders: 1 });
    return number;
  };

  #release(number: number): void {
    const held = this.#tensors.get(number);
    if (held && --held.holders === 0) this.#tensors.delete(number);
  }

  #tried(target: string, reader: Reader): string {
    try {
      return this.#perform(target, reader);
    } catch (error) {
      return failureText(error);
    }
  }

  #perform(target: string, reader: Reader): string {
    if (target === "#report") return this.#report(reader.value(), reader.value());
    if (target === "#ran") return this.#ran(reader.value());
    if (target === "#methods") return [...methods.keys()].join(" ");
    if (target === "#functions") return [...functions.keys()].join(" ");
    if (target === "#attributes") return Object.keys(properties).join(" ");
    if (target === "#living") return this.#living();
    if (target === "#line") return this.#line();
    if (target === "#asleep") return this.#outside.isWoken() ? "T" : "F";
    if (target === "#interrupted") return this.#outside.isInterrupted() ? "T" : "F";
    if (target === "#figure") return this.#figure(reader);
    if (target === "#help") return this.#help(reader.value());
    if (target.startsWith(classroomPrefix)) return this.#give(this.#inClass(target, reader), reader);
    return this.#give(this.#evaluate(target, reader), reader);
  }

  /** Its number, the gradients, and of a function of one's own what it saved and 1 for each gradient that nothing came from. */
  #ask({ asked: { number, grads, own } }: HookCall): string {
    const held = (tensors: readonly Tensor[]) => tensors.map(this.#hold).join(",");
    if (!own) return `k${number};${held(grads)}`;
    return `k${number};${held(grads)};${held(own.saved)};${own.untouched.map(Number).join(",")}`;
  }

  /** Numbers of the program's own functions that a gradient may still reach. */
  #living(): string {
    return `s${ownFunctions([...this.#tensors.values()].map(({ tensor }) => tensor)).join(",")}`;
  }

  #figure(reader: Reader): string {
    this.#outside.show({ kind: "figure", figure: readFigure(argumentsOf(reader).positional) });
    return "n";
  }

  /** Its text behind an s, or by a letter why there is none. */
  #line(): string {
    const line = this.#outside.askLine();
    return line.kind === "text" ? `s${line.text}` : line.kind[0];
  }

  #help(path: Value): string {
    const { helpOf, classroom } = this.#outside;
    return `s${helpOf(String(path), classroom.language)}`;
  }

  #inClass(target: string, reader: Reader): Value {
    const { classroom, show } = this.#outside;
    const request = target.slice(classroomPrefix.length);
    const { positional } = argumentsOf(reader);
    return classroomAnswer(request, positional, classroom, (model) => show({ kind: "model", model }));
  }

  /** "t.add": a method, "m.sum": a function, "o.add": an operator, "p.shape": an attribute, "s.grad": its new value. */
  #evaluate(target: string, reader: Reader): Value {
    const name = target.slice(2);
    const { positional, keywords } = argumentsOf(reader);
    const [first, second] = positional;
    if (target[0] === "p") return own(properties, name)(tensorOf(first));
    if (target[0] === "s") {
      own(assignments, name)(tensorOf(first), second);
      return null;
    }
    const run = (target[0] === "m" ? functions : methods).get(name) ?? functions.get(name);
    if (!run) throw new TorchFailure("AttributeError", `'${name}' is not part of this lab`);
    const plain = name.slice(name.lastIndexOf(".") + 1);
    if (target[0] !== "o" || !operators.has(plain)) this.observed.called(plain);
    return this.#made(run({ name: plain, positional, keywords, asMethod: target[0] !== "m" }));
  }

  /** What inference mode makes stays out of graphs; what Python held before does not change. */
  #made(value: Value): Value {
    if (inferring())
      for (const tensor of tensorsIn(value)) if (!this.#numbers.has(tensor)) tensor.inferred = true;
    return value;
  }

  #ran(text: Value): string {
    this.observed.ran(String(text));
    return "n";
  }

  #report(name: Value, value: Value): string {
    this.reported.push({ name: String(name), tensor: tensorOf(value) });
    return "n";
  }

  #give(value: Value, reader: Reader): string {
    if (value instanceof Tensor) {
      const number = this.#numbers.get(value);
      if (number !== undefined && reader.named.has(number)) return `@${number}`;
      return `h${this.#hold(value)}`;
    }
    if (value === null) return "n";
    if (value instanceof NdArray) return `a${this.#hold(value.tensor)}`;
    if (typeof value === "boolean") return value ? "T" : "F";
    if (typeof value === "number") return `f${floatLiteral(value)}`;
    if (value instanceof Int) return `i${value.value}`;
    if (typeof value === "string") return `s${value}`;
    if (value instanceof Json) return `j${value.text}`;
    if (value instanceof NumpyScalar) return `z${value.dtype} ${floatLiteral(value.value)}`;
    if (value instanceof HookCall) return this.#ask(value);
    return `e${expressionOf(value, this.#hold)}`;
  }
}

/** What library/classroom.py asks for. */
const classroomPrefix = "#classroom.";

/** What operators send; a program that writes them calls nothing by name. */
const operators: ReadonlySet<string> = new Set(
  (
    "add sub rsub mul div reciprocal floor_divide remainder pow matmul neg abs eq ne lt le gt ge flip any item " +
    "bitwise_left_shift bitwise_right_shift bitwise_and bitwise_or bitwise_xor bitwise_not " +
    "add_ sub_ mul_ div_ floor_divide_ remainder_ pow_ bitwise_left_shift_ bitwise_right_shift_ " +
    "bitwise_and_ bitwise_or_ bitwise_xor_ __getitem__ __setitem__ __len__ __bool__ __repr__"
  ).split(" "),
);

function argumentsOf(reader: Reader): { positional: Value[]; keywords: Map<string, Value> } {
  const positional: Value[] = [];
  const keywords = new Map<string, Value>();
  while (!reader.done) {
    const keyword = reader.keyword();
    if (keyword === null) positional.push(reader.value());
    else keywords.set(keyword, reader.value());
  }
  return { positional, keywords };
}

function own<Entry>(table: Readonly<Record<string, Entry>>, name: string): Entry {
  if (Object.hasOwn(table, name)) return table[name];
  throw new TorchFailure("AttributeError", `'${name}' is not part of this lab`);
}

function tensorsIn(value: Value): Tensor[] {
  if (value instanceof Tensor) return [value];
  if (value instanceof Sequence) return value.items.flatMap(tensorsIn);
  return value instanceof Named ? value.fields.flatMap(([, field]) => tensorsIn(field)) : [];
}

function tensorOf(value: Value): Tensor {
  if (value instanceof NdArray) return value.tensor;
  return value instanceof Tensor ? value : runtimeError("not a tensor");
}

function failureText(error: unknown): string {
  if (error instanceof TorchFailure) return `!${error.type}\n${error.message}`;
  if (error instanceof RangeError) return `!RuntimeError\nnot enough memory`;
  return `!SystemError\n${error instanceof Error ? error.message : String(error)}`;
}
