// What pyplot describes, and what it says it lacks.
import { beforeAll, expect, test } from "vitest";
import { figureLimits, figuresAtMost, type Figure, type Mark } from "@/lib/tensorlab/figure/figure";
import { createNodeSession } from "@/lib/tensorlab/python/node-session";
import type { PythonSession } from "@/lib/tensorlab/python/session";

let session: PythonSession;
beforeAll(async () => {
  session = await createNodeSession();
});

function draw(source: string) {
  session.renew();
  const figures: Figure[] = [];
  session.onShown = (shown) => shown.kind === "figure" && figures.push(shown.figure);
  let written = "";
  const { error, echo } = session.run(
    `import torch, numpy as np\nimport matplotlib.pyplot as plt\n${source}`,
    (text) => (written += text),
  );
  return { figures, written, echo, error: error && `${error.type}: ${error.message}` };
}

const only = (source: string): Figure => {
  const { figures, error } = draw(source);
  expect(error).toBeNull();
  expect(figures).toHaveLength(1);
  return figures[0];
};
test.each([
  ["$\\alpha^2$", "α²"],
  ["loss $L_{ij}$ at $\\eta = 10^{-3}$", "loss Lᵢⱼ at η = 10⁻³"],
  ["$\\frac{1}{n}\\sum_{i=1}^n (y_i-\\hat{y}_i)^2$", "1/n∑ᵢ₌₁ⁿ (yᵢ−ŷᵢ)²"],
  ["$e^{-x^2}$, $\\sqrt{x+1}$, $\\mathrm{ReLU}(x)$", "e^(−x²), √(x+1), ReLU(x)"],
  ["a price of $5", "a price of $5"],
  ["\\$5 and \\$6", "$5 and $6"],
])("TP3 mathematics in texts is drawn in plain signs: %s", (given, drawn) => {
  const text = `r'${given}'`;
  const { axes, title } = only(
    `plt.suptitle(${text})\nplt.title(${text})\nplt.xlabel(${text})\nplt.ylabel(${text})\nplt.plot([1], label=${text})\nplt.text(0, 1, ${text})\nplt.xticks([0], [${text}])\nplt.legend()\nassert plt.gca().get_title() == ${text}`,
  );
  const [{ title: own, xlabel, ylabel, marks, x }] = axes;
  const words = marks.map((mark) => (mark.kind === "text" ? mark.text : mark.label));
  expect([title, own, xlabel, ylabel, ...words, ...(x.labels ?? [])]).toEqual(Array(7).fill(drawn));
});

test("TP3 mathematics that has no plain signs stays, and is named once in a cell", () => {
  const source = String.raw`
for _ in range(2):
    plt.plot([1])
    plt.title(r'$\mathcal{L}$')
    plt.show()`;
  const { figures, written, error } = draw(source);
  expect(error).toBeNull();
  expect(figures.map(({ axes }) => axes[0].title)).toEqual(Array(2).fill(String.raw`$\mathcal{L}$`));
  const said =
    String.raw`\mathcal in mathematics is not part of this lab: '$\\mathcal{L}$' is drawn as it stands` +
    "\n";
  expect(written).toBe(said);
  let again = "";
  session.run("plt.plot([1])\nplt.title(r'$\\mathcal{L}$');", (text) => (again += text));
  expect(again).toBe(said);
});

const marksOf = (source: string): Mark[] => only(source).axes[0].marks;
const plain = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, one: unknown) => (ArrayBuffer.isView(one) ? [...(one as Float64Array)] : one)),
  );

test.each([
  [
    "plt.plot([1, 2, 4])",
    [{ kind: "line", x: [0, 1, 2], y: [1, 2, 4], color: "#1f77b4", dash: "solid", width: 1.5, marker: "" }],
  ],
  ["plt.plot([0, 1], [2, 3], 'r--', label='a')", [{ color: "#ff0000", dash: "dashed", label: "a" }]],
  ["plt.plot([1, 2], 'ko')", [{ color: "#000000", dash: "none", marker: "o" }]],
  ["plt.plot([1, 2], 'C3:')\nplt.plot([2, 1])", [{ color: "#d62728", dash: "dotted" }, { color: "#1f77b4" }]],
  ["plt.plot([1, 2], [3, 4], [1, 2], [5, 6])", [{ y: [3, 4] }, { y: [5, 6], color: "#ff7f0e" }]],
  ["plt.plot(torch.arange(3), np.arange(6).reshape(3, 2))", [{ y: [0, 2, 4] }, { y: [1, 3, 5] }]],
  [
    "plt.plot(range(2), [torch.tensor(1.), torch.tensor(2.)], lw=3, alpha=.5)",
    [{ y: [1, 2], width: 3, alpha: 0.5 }],
  ],
  ["plt.plot(['a', 'b'], [1, 2])", [{ x: [0, 1] }]],
  [
    "plt.scatter([1, 2], [3, 4], s=20)",
    [{ kind: "points", x: [1, 2], y: [3, 4], sizes: [20], colors: ["#1f77b4"] }],
  ],
  ["plt.scatter([1, 2, 3], [3, 4, 5], c=[0, 1, 2])", [{ colors: ["#440154", "#23908c", "#fde725"] }]],
  ["plt.scatter([1, 2], [3, 4], c=['r', 'tab:orange'])", [{ colors: ["#ff0000", "#ff7f0e"] }]],
  [
    "plt.bar(['a', 'b'], [3, 5])",
    [{ kind: "bars", left: [-0.4, 0.6], right: [0.4, 1.4], bottom: [0, 0], top: [3, 5] }],
  ],
  [
    "plt.barh([0, 1], [3, 5], color='g')",
    [{ kind: "bars", bottom: [-0.4, 0.6], right: [3, 5], colors: ["#008000"] }],
  ],
  ["plt.hist([1, 1, 2, 4], bins=3)", [{ kind: "bars", left: [1, 2, 3], right: [2, 3, 4], top: [2, 1, 1] }]],
  [
    "plt.imshow([[0, 1], [2, 3]], cmap='gray')",
    [
      {
        kind: "image",
        rows: 2,
        columns: 2,
        extent: [-0.5, 1.5, 1.5, -0.5],
        rgb: [0, 0, 0, 85, 85, 85, 170, 170, 170, 255, 255, 255],
      },
    ],
  ],
  ["plt.imshow(torch.tensor([[[1., 0, 0], [0, 0, 1.]]]))", [{ rgb: [255, 0, 0, 0, 0, 255] }]],
  [
    "plt.axhline(2, color='.15')\nplt.axvline(1)",
    [
      { kind: "across", side: "y", at: 2, color: "#262626" },
      { side: "x", at: 1 },
    ],
  ],
  ["plt.fill_between([0, 1], [1, 2])", [{ kind: "polygon", x: [0, 1, 1, 0], y: [1, 2, 0, 0] }]],
  [
    "plt.contour([[0, 0, 0], [0, 2, 0], [0, 0, 0]], levels=[1], colors='k')",
    [
      { kind: "line", color: "#000000", x: [1, 1.5, 1, 0.5, 1] },
      { kind: "image", alpha: 0 },
    ],
  ],
  [
    // what the levels are is told of either
    "c = plt.contour([[0, 3], [3, 6]], 3); d = plt.contourf([[0, 3], [3, 6]], [0, 2, 6]); plt.text(0, 0, f'{c.levels} {d.levels}')",
    [{}, {}, {}, {}, {}, { kind: "image" }, { kind: "text", text: "[0.  1.5 3.  4.5 6. ] [0. 2. 6.]" }],
  ],
  [
    "plt.hist([[1, 2], [2, 3]], bins=2, label=['a', 'b'])",
    [
      { kind: "bars", left: [1.1, 2.1], top: [1, 1], label: "a", colors: ["#1f77b4"] },
      { kind: "bars", left: [1.5, 2.5], top: [0, 2], label: "b", colors: ["#ff7f0e"] },
    ],
  ],
  ["plt.hist([1, 2, 3], bins=2, weights=[2, 1, 1], cumulative=True)", [{ top: [2, 4] }]],
  ["plt.step([0, 1], [3, 4])", [{ kind: "line", x: [0, 0, 1], y: [3, 4, 4] }]],
  [
    "plt.errorbar([0, 1], [3, 4], yerr=0.5, fmt='o')",
    [
      { kind: "line", marker: "o", dash: "none" },
      { x: [0, 0, null, 1, 1], y: [2.5, 3.5, null, 3.5, 4.5], dash: "solid", color: "#1f77b4" },
    ],
  ],
  [
    "plt.vlines([1, 2], 0, [3, 4], colors='r')",
    [{ x: [1, 1, null, 2, 2], y: [0, 3, null, 0, 4], color: "#ff0000" }],
  ],
  ["plt.axhspan(1, 2, alpha=0.2)", [{ kind: "across", side: "y", at: 1, until: 2, alpha: 0.2 }]],
  [
    "plt.text(1, 2, 'a', ha='center', va='bottom')\nb = plt.bar([0], [3]); plt.bar_label(b)",
    [
      { kind: "text", across: "center", down: "bottom" },
      { kind: "bars" },
      { text: "3", across: "center", down: "bottom", x: 0, y: 3 },
    ],
  ],
  ["plt.pcolormesh([[1, 2]])", [{ kind: "image", extent: [0, 2, 0, 1], rows: 1, columns: 2 }]],
  [
    "plt.pie([1, 3], labels=['a', 'b'])",
    [{ kind: "text", text: "a" }, { kind: "polygon" }, { text: "b" }, {}],
  ],
  [
    "plt.plot(np.ones((2, 2)), label=['a', 'b'], c='mediumpurple')",
    [{ label: "a", color: "#9370db" }, { label: "b" }],
  ],
  [
    "a, = plt.plot([1]); b, = plt.plot([2]); plt.plot([3], label='c'); plt.legend([b, a], ['second', 'first'])",
    [{ label: "" }, { label: "second", y: [2] }, { label: "first", y: [1] }],
  ],
  [
    // lines and what is filled take turns of their own
    "plt.plot([1, 2])\nplt.scatter([1], [2])\nplt.bar([1], [2])\nplt.plot([2, 1])\nplt.hist([1])",
    [
      { color: "#1f77b4" },
      { colors: ["#1f77b4"] },
      { colors: ["#ff7f0e"] },
      { color: "#ff7f0e" },
      { colors: ["#2ca02c"] },
    ],
  ],
  ["plt.plot(['a', 'b', 'a'], [1, 2, 3])\nplt.plot(['b', 'c'], [1, 2])", [{ x: [0, 1, 0] }, { x: [1, 2] }]],
  [
    "plt.fill_between([1, 2, 3, 4, 5], [1, 2, 3, 4, 5], where=[True, True, False, True, True])",
    [
      { kind: "polygon", x: [1, 2, 2, 1], y: [1, 2, 0, 0] },
      { kind: "polygon", x: [4, 5, 5, 4], color: "#1f77b4" },
    ],
  ],
  [
    "b = plt.bar([0, 1], [2, 3]); b[1].set_color('r'); b[0].set_height(7)",
    [{ kind: "bars", colors: ["#1f77b4", "#ff0000"], top: [7, 3] }],
  ],
  [
    "l, = plt.plot([1], label='a'); plt.legend().get_texts()[0].set_text('b'); l.set(color='r', lw=3, marker='o')",
    [{ label: "b", color: "#ff0000", width: 3, marker: "o" }],
  ],
  [
    "s = plt.scatter([1, 2], [1, 2], c=[0, 5]); plt.legend(*s.legend_elements())",
    [{ kind: "points" }, { label: "0", colors: ["#440154"] }, { label: "5" }],
  ],
])("TP1 %s", (source, marks) => {
  expect(plain(marksOf(source))).toMatchObject(marks);
});

test("TP1 what is said of the axes is told with them", () => {
  const figure = only(`plt.figure(figsize=(4, 3))
plt.plot([1, 2], label='loss')
plt.title('Training'); plt.xlabel('epoch'); plt.ylabel('loss'); plt.xlim(0, 5); plt.ylim(bottom=1); plt.legend(); plt.grid()
plt.yscale('log'); plt.xticks([0, 5], ['start', 'end']); plt.suptitle('All')`);
  expect(figure).toMatchObject({ size: [4, 3], title: "All", dark: false });
  expect(figure.axes[0]).toMatchObject({
    ...{ title: "Training", xlabel: "epoch", ylabel: "loss", grid: true, legend: "best" },
    x: { low: 0, high: 5, ticks: [0, 5], labels: ["start", "end"] },
    y: { low: 1, high: null, log: true },
  });
});

test("TP1 a program can ask from where to where axes go, as matplotlib answers", () => {
  const { written, error } = draw(`plt.plot([1, 3]); print(plt.xlim(), plt.ylim())
plt.margins(0); print(plt.gca().get_xlim())
plt.ylim(0, 5); plt.gca().invert_yaxis(); print(plt.ylim())
plt.figure(); plt.imshow([[1, 2]]); print(plt.xlim(), plt.ylim())
plt.figure(); plt.bar([0, 1], [2, 3]); print(plt.ylim()); plt.close('all')`);
  expect(error).toBeNull();
  expect(written).toBe(
    "(-0.05, 1.05) (0.9, 3.1)\n(0.0, 1.0)\n(5.0, 0.0)\n(-0.5, 1.5) (0.5, -0.5)\n(0.0, 3.15)\n",
  );
});

test("TP1 axes that share a side go from end to end of all that they hold", () => {
  const figure = only("fig, ax = plt.subplots(1, 2, sharey=True)\nax[0].plot([1, 2])\nax[1].plot([5, 9])");
  expect(figure.axes.map(({ x, y }) => [x.low, y.low, y.high])).toEqual([
    [null, 0.6, 9.4],
    [null, 0.6, 9.4],
  ]);
});

test("TP1 axes in a grid, by subplots and by subplot", () => {
  const spots = (source: string) => only(source).axes.map(({ spot, title }) => [...spot, title]);
  expect(
    spots(
      "fig, ax = plt.subplots(2, 2)\nax[0, 1].plot([1]); ax[1][0].set_title('c'); ax.flat\nax.ravel()[3].set_title('d')",
    ),
  ).toEqual([
    [0, 0, 2, 2, ""],
    [0, 1, 2, 2, ""],
    [1, 0, 2, 2, "c"],
    [1, 1, 2, 2, "d"],
  ]);
  expect(
    spots(
      "plt.subplot(1, 2, 1); plt.title('a'); plt.subplot(122); plt.title('b'); plt.subplot(121); plt.plot([1])",
    ),
  ).toEqual([
    [0, 0, 1, 2, "a"],
    [0, 1, 1, 2, "b"],
  ]);
  expect(
    spots(
      "fig, (a, b) = plt.subplots(1, 2)\na.set(title='x', xlabel='t')\nfig.colorbar(b.imshow([[1, 2]]), ax=b)",
    )[0],
  ).toContain("x");
});

test("TP2 a figure is drawn by show, or when the cell ends, once and in order", () => {
  expect(draw("plt.plot([1])\nplt.show()\nplt.plot([2])").figures).toHaveLength(2);
  expect(draw("plt.figure()\nplt.show()").figures).toHaveLength(0);
  expect(draw("plt.plot([1])\nplt.close()").figures).toHaveLength(0);
  expect(draw("plt.plot([1])\n1 / 0")).toMatchObject({
    figures: [{}],
    error: "ZeroDivisionError: division by zero",
  });
  expect(draw("for i in range(3):\n    plt.plot([i])\n    plt.show()\n    print(i)")).toMatchObject({
    figures: [{}, {}, {}],
    written: "0\n1\n2\n",
  });
  session.run("plt.plot([7])");
  expect(draw("pass").figures).toEqual([]);
});

test("TP3 what is missing says so by name", () => {
  const said = (source: string) => draw(source).error;
  expect(said("plt.polar([1])")).toBe("AttributeError: matplotlib.pyplot.polar is not part of this lab");
  expect(said("plt.figure().add_subplot(projection='3d')")).toBe(
    "NotImplementedError: projection='3d' is not part of this lab: axes are flat",
  );
  expect(said("plt.gca().quiver()")).toBe("AttributeError: Axes.quiver is not part of this lab");
  expect(said("plt.gcf().add_axes()")).toBe("AttributeError: Figure.add_axes is not part of this lab");
  expect(said("import matplotlib\nmatplotlib.animation")).toBe(
    "AttributeError: matplotlib.animation is not part of this lab",
  );
  expect(said("plt.cm.cubehelix")).toBe("AttributeError: matplotlib.cm.cubehelix is not part of this lab");
  expect(said("plt.gca().set_aspect(2)")).toBe(
    "NotImplementedError: the aspect 2 is not part of this lab: 'auto' and 'equal' are",
  );
  expect(said("plt.yscale('symlog')")).toBe(
    "NotImplementedError: the scale 'symlog' is not part of this lab",
  );
  expect(said("plt.plot([1], color='xkcd:sky blue')")).toBe(
    "NotImplementedError: the colour 'xkcd:sky blue' is not part of this lab",
  );
  expect(said("plt.plot([1], marker='$a$')")).toBe(
    "NotImplementedError: markers of text are not part of this lab",
  );
  expect(said("plt.plot([1])[0].set_gapcolor('r')")).toBe(
    "AttributeError: Line2D.set_gapcolor is not part of this lab",
  );
  expect(said("plt.plot([1, 2], [1])")).toMatch(/^ValueError: x and y must have same first dimension/);
  expect(said("plt.scatter([1], [1], c='nocolour')")).toMatch(/nocolour/);
  expect(said("plt.style.use('none')")).toMatch(/^OSError: 'none' not found in the style library/);
  expect(said("plt.plot(torch.ones(2, requires_grad=True))")).toMatch(
    /^RuntimeError: Can't call numpy\(\) on Tensor that requires grad/,
  );
});

test("TP4 too many points are thinned out evenly, and how many is said", () => {
  const figure = only("plt.scatter(torch.arange(10_000), torch.zeros(10_000), c=torch.arange(10_000))");
  const [mark] = figure.axes[0].marks;
  expect(figure.thinned).toEqual({ shown: 3_334, of: 10_000 });
  expect(plain(mark)).toMatchObject({ kind: "points" });
  expect(mark.kind === "points" && [mark.x.length, mark.colors.length, mark.x[1]]).toEqual([3_334, 3_334, 3]);
  expect(only("plt.plot([1, 2])").thinned).toBeNull();
  const image = marksOf("plt.imshow(torch.arange(1_000_000).reshape(1000, 1000))")[0];
  expect(image.kind === "image" && [image.rows, image.columns]).toEqual([
    figureLimits.cells,
    figureLimits.cells,
  ]);
});

test("TP4 floods and what is no figure end in an error, and never in the page", () => {
  const said = (source: string) => draw(source).error;
  expect(said(`for i in range(${figuresAtMost + 1}):\n    plt.plot([i])\n    plt.show()`)).toMatch(
    /at most 40 figures/,
  );
  expect(said(`for i in range(${figureLimits.marks + 1}): plt.plot([i])`)).toMatch(/at most 300 plots/);
  expect(said("plt.figure(figsize=(1000, 2)); plt.plot([1])")).toMatch(/at most 30 inches/);
  for (const junk of [
    "'{}', []",
    "'[', []",
    "'null', []",
    "7, []",
    "'{}'",
    `'{"dark":true,"size":[1,1],"title":"","axes":[{}]}', []`,
  ])
    expect(said(`from torch._C import op\nop('#figure', (${junk},))`)).toBe(
      "TypeError: this describes no figure",
    );
});

test("TP5 a decision map drawn as the course draws it", () => {
  const figure = only(`
plt.style.use(['dark_background', 'bmh'])
plt.rc('axes', facecolor='k'); plt.rc('figure', facecolor='k', figsize=(10, 10), dpi=100)
X, y = torch.randn(300, 2), torch.randint(0, 3, (300,))
model = torch.nn.Linear(2, 3)
mesh = np.arange(-1.1, 1.1, 0.01)
xx, yy = np.meshgrid(mesh, mesh)
with torch.no_grad():
    data = torch.from_numpy(np.vstack((xx.reshape(-1), yy.reshape(-1))).T).float()
    Z = model(data).detach()
Z = np.argmax(Z, axis=1).reshape(xx.shape)
plt.contourf(xx, yy, Z, cmap=plt.cm.Spectral, alpha=0.3)
plt.scatter(X.numpy()[:, 0], X.numpy()[:, 1], c=y, s=20, cmap=plt.cm.Spectral)
plt.axis('square')
plt.axis(np.array((-1.1, 1.1, -1.1, 1.1)))
plt.axis('off')
plt.axvline(0, ymin=0, color='.15', lw=1, zorder=0)`);
  expect(figure).toMatchObject({ dark: true, size: [10, 10] });
  expect(figure.axes[0]).toMatchObject({ frame: false, shape: "square", x: { low: -1.1, high: 1.1 } });
  const [map, points] = figure.axes[0].marks;
  expect(map).toMatchObject({ kind: "image", rows: 220, columns: 220, alpha: 0.3 });
  expect(points.kind === "points" && new Set(points.colors).size).toBe(3);
});

test.each([
  ["saved", "plt.plot([1])\nplt.savefig('a.png')", 1],
  ["saved and shown", "plt.plot([1])\nplt.savefig('a.png')\nplt.show()", 1],
  ["shown and saved", "fig, ax = plt.subplots()\nax.plot([1])\nplt.show()\nfig.savefig('a.png')", 1],
  ["saved and closed", "plt.plot([1])\nplt.savefig('a.png')\nplt.close()", 1],
  ["closed unsaved", "plt.plot([1])\nplt.close()", 0],
  ["shown by itself", "fig, ax = plt.subplots()\nax.plot([1])\nfig.show()", 1],
  [
    "saved at each step",
    "for n in range(3):\n    plt.plot([n])\n    plt.savefig(f'{n}.png')\n    plt.clf()",
    3,
  ],
])("TP2 a figure that is %s is drawn as often as there is something to see", (_, source, count) => {
  const { figures, error } = draw(source);
  expect({ count: figures.length, error }).toEqual({ count, error: null });
});
