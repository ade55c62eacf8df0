// The lab by itself and in a lesson, in real Chromium against the production build.
import { expect } from "@playwright/test";
import { expectAccessible } from "./accessibility";
import { instructorPage, openFilled } from "./instructor";
import { Lab, openLab, work } from "./lab";
import { newProfile, phone } from "./profile";
import { student } from "./student";
import { test } from "./test";
import { visit } from "./visit";
import { filled, words } from "./words";

const { lab: said, instructor: desk } = words.en;

/** The layers of an exported run, as text. */
const layersOf = (run: string): string => JSON.stringify((JSON.parse(run) as { layers: unknown }).layers);

test("EL1 a set-up in one click; its link trains the same bits in another browser", async ({ browser }) => {
  const lab = await openLab(browser, "en");
  await lab.useEngine("fused-wasm");
  const linear = lab.page.getByRole("button", { name: /Two linear layers/ });
  await linear.click();
  await expect(linear).toHaveAttribute("aria-pressed", "true");
  await lab.setEpochs(60);
  await lab.set(said.training.batch, "100");
  await lab.train();
  const address = new URL(lab.page.url());
  const first = await lab.save(said.share.run);
  expect(first.download.suggestedFilename()).toBe("spiral-2-100-3-sgd.json");

  const other = await openLab(browser, "zh", address.search);
  await other.useEngine("fused-wasm");
  await other.train();
  expect(await other.figures()).toEqual(await lab.figures());
  const second = await other.save(other.words.share.run);
  expect(layersOf(second.text)).toBe(layersOf(first.text));
});

test("EL2 of a broken link the part is named and the rest opened", async ({ browser }) => {
  const page = await newProfile(browser, "en");
  // no tag of a language: the chart library refuses it as soon as it comes
  await page.addInitScript(() => Object.defineProperty(navigator, "language", { value: "not a language" }));
  const lab = new Lab(page);
  await lab.open("?lr=fast&net=9~relu&e=40&n=100&h=50");
  await expect(page.getByText(said.link.broken)).toBeVisible();
  await expect(page.getByText(/Not understood: Learning rate \(lr\)/)).toBeVisible();
  await expect(page.getByText("2→9→3").first()).toBeVisible();
  // SM8: the curves say that they failed, and everything else goes on
  await expect(page.getByText(words.en.common.part.failed).first()).toBeVisible();
  await lab.train();
});

test("EL3 a run leaves as a file, code and picture, and comes back from its file", async ({ browser }) => {
  const lab = await openLab(browser, "en", "?net=6~tanh&lr=0.05&e=80&n=100&h=50");
  await lab.train();
  const figures = await lab.figures();
  const run = (await lab.save(said.share.run)).text;
  const code = await lab.save(said.share.code);
  expect(code.download.suggestedFilename()).toBe("spiral-2-6-3-tanh-adam.py");
  const notebook = await lab.save(said.share.notebook);
  expect(notebook.download.suggestedFilename()).toBe("spiral-2-6-3-tanh-adam.ipynb");
  expect(JSON.parse(notebook.text)).toMatchObject({ nbformat: 4, nbformat_minor: 5 });
  expect(code.text).toContain("nn.Linear(2, 6),\n    nn.Tanh(),\n    nn.Linear(6, 3),");
  const map = (await lab.save(said.share.map)).text;
  expect(map.slice(1, 4)).toBe("PNG");
  expect(map.length).toBeGreaterThan(20_000);

  await lab.drop("picture.png", map);
  await expect(
    lab.page.getByText(filled(said.share.dropUnknown, { name: "picture.png" })).first(),
  ).toBeVisible();
  await lab.drop("points.csv", "0.1,0.2,a\n0.3,-0.4,b\n0.5,0.5,a");
  await lab.button(said.own.use).click();
  await expect(lab.page).toHaveURL(/d=own/);
  await lab.drop("run.json", run);
  await lab.button(said.share.open).click();
  await expect.poll(() => lab.figures()).toEqual(figures);

  const other = await openLab(browser, "en", "", phone);
  await other.show(said.view.runs);
  await other.button(said.share.import).click();
  await other.chooseRun(run.slice(0, -20));
  await expect(other.page.getByText(said.share.problem["not-json"])).toBeVisible();
  await other.chooseRun(run.replace('"features":["x"', '"features":["z"'));
  await expect(
    other.page.getByText(filled(said.share.problem.config, { parts: "network.features.0" })),
  ).toBeVisible();
  await expect(other.button(said.share.open)).toBeDisabled();
  await other.chooseRun(run.replace('"epochs":80,"seed"', '"epochs":0,"seed"'));
  await expect(other.page.getByText(filled(said.share.lost, { parts: "epochs" }))).toBeVisible();
  await expect(other.button(said.share.open)).toBeEnabled();
  await other.chooseRun(run);
  await other.button(said.share.open).click();
  await expect.poll(() => other.figures()).toEqual(figures);
  expect(layersOf((await other.save(said.share.run)).text)).toBe(layersOf(run));
  // what came from a file can be trained on
  await other.go.click();
  await expect.poll(async () => (await other.figures())[0]).not.toBe(figures[0]);
});

test("EL4 a diverging run is stopped, explained, and goes on from its last good state", async ({
  browser,
}) => {
  const lab = await openLab(browser, "en", "?o=momentum&m=0.99&lr=100&e=500");
  await lab.go.click();
  await expect(lab.page.getByText(filled(said.notice.diverged))).toBeVisible();
  await expect(lab.page.getByText(/learning rate of 100/)).toBeVisible();
  await expect(lab.go).toBeDisabled();
  await lab.button(said.notice.backToGood).click();
  await expect(lab.go).toBeEnabled();
  // the notice has gone, and the focus is where the run goes on
  await expect(lab.go).toBeFocused();
  const [, loss, accuracy] = await lab.figures();
  expect(Number(loss.replace(",", ""))).toBeGreaterThan(0);
  expect(accuracy).toMatch(/%$/);
  await lab.set(said.training.rate, "0.01");
  await lab.train();
  expect((await lab.figures())[0]).toBe("500 / 500");
  // SM2: so is one that stands still, with a way on
  // EL7: what was said of a number goes with the number; one small rate is written in one way
  await lab.open("?net=8~relu&e=100&n=100&h=50");
  await lab.set(said.training.rate, "0.0000001");
  const remark = lab.page.getByText(filled(said.number.clamped, { value: "1e-6" }));
  await expect(remark).toBeVisible();
  await lab.train();
  await expect(lab.page.getByText(said.still.title)).toBeVisible();
  await expect(lab.page.getByText(/learning rate of 1e-6/)).toBeVisible();
  await lab.page.getByRole("button", { name: /^Start again with learning rate/ }).click();
  await expect(remark).toHaveCount(0);
  await lab.open("?net=8~tanh&init=zeros&e=100&n=100&h=50&lr=0.01");
  await lab.train();
  await expect(lab.page.getByText(said.still.title)).toBeVisible();
  // a phone has scrolled past the reason, and its bar leads to it
  await lab.page.setViewportSize({ width: 360, height: 740 });
  await lab.page.evaluate(() => scrollTo(0, 600));
  await lab.button(said.controls.whyStill).click();
  await expect(lab.page.getByText(said.still.title)).toBeInViewport();
  await expect(lab.button(said.controls.whyStill)).toHaveCount(0);
  await lab.page
    .getByRole("button", {
      name: filled(said.still.with, { what: said.still.begun.replace("{name}", said.initialisation.he) }),
    })
    .click();
  await expect(lab.page.getByText(said.still.title)).toHaveCount(0);
  await expect(lab.page.locator("[data-guide='lab.start']:focus")).toBeVisible();
  // what says that it starts again does
  await lab.finished();
  await expect(lab.page).toHaveURL(/init=he/);
});

test("EL6 a run from the keyboard alone", async ({ browser }) => {
  const lab = await openLab(browser, "en", "?net=6~tanh&n=100&h=50&e=100000&lr=0.01");
  const { page } = lab;
  const focusOn = async (name: string) => {
    const there = () =>
      page.evaluate(
        () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent,
      );
    for (let presses = 0; presses < 80 && (await there()) !== name; presses++)
      await page.keyboard.press("Tab");
    expect(await there()).toBe(name);
  };
  await focusOn(said.controls.start);
  await page.keyboard.press("Enter");
  await lab.passed(5);
  await page.keyboard.press("Enter");
  await expect(lab.button(said.controls.resume)).toBeVisible();
  const told = await page.getByText(filled(said.announce.paused)).innerText();
  const paused = Number(/[\d,]+/.exec(told)?.[0].replaceAll(",", ""));
  await expect.poll(() => lab.epoch()).toBe(paused);
  await focusOn(said.controls.stepEpoch);
  await page.keyboard.press("Enter");
  await expect.poll(() => lab.epoch()).toBe(paused + 1);
  await focusOn(said.map.help);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowUp");
  await expect(page.getByText(/^x 0\.0[67], y 0\.26: [ABC] \d/).first()).toBeVisible();
  // SM1: the nearest point's way through the network, and back to where one was
  await page.keyboard.press("Enter");
  const steps = page.getByRole("region", { name: said.point.title });
  await expect(steps.getByRole("heading", { name: said.point.title })).toBeFocused();
  await expect(steps.getByText(/^Loss of this point: −ln/)).toBeVisible();
  await steps.getByRole("button", { name: said.point.after }).press("Enter");
  await steps.getByRole("button", { name: said.gradient.output }).press("Enter");
  await expect(steps.getByText(said.point.backOutput)).toBeVisible();
  await expectAccessible(page, "one point, step by step");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("group", { name: said.map.help })).toBeFocused();
  const curves = page.getByRole("tab", { name: said.curves.title });
  await curves.focus();
  for (const name of [said.space.title, said.confidence.title]) {
    await page.keyboard.press("ArrowRight");
    await expect(page.getByRole("tab", { name })).toBeFocused();
  }
  await expect(page.getByText(/At x = 0\.0[67]/)).toBeVisible();
  await expect(page.getByRole("img", { name: filled(said.triangle.words) })).toBeVisible();
  const unit = page.getByRole("button", { name: filled(said.graph.unit, { layer: "1", unit: "2" }) });
  await unit.focus();
  await expect(page.getByText(/layer 1, unit 2: bias -?\d/)).toBeVisible();
  await expect(page.locator("[data-large-unit]")).toHaveText("layer 1, unit 2");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByLabel(said.graph.bias).press("ControlOrMeta+a");
  await page.keyboard.type("2.5");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(unit).toBeFocused();
  await expect(page.getByText(/layer 1, unit 2: bias 2\.5/)).toBeVisible();
  await expect(page.getByText(said.share.edited)).toBeVisible();
  await expectAccessible(page, "the lab");
});

test("EL7 own points by touch and table on a phone; numbers out of range are said", async ({ browser }) => {
  const lab = await openLab(browser, "zh", "?d=own&c=2&pts=&e=50", phone);
  const { page, words: zh } = lab;
  await expect(page.getByText(zh.notice.empty)).toBeVisible();
  await expect(lab.go).toBeDisabled();
  const map = page.getByRole("application");
  await map.tap({ position: { x: 100, y: 150 } });
  await map.tap({ position: { x: 130, y: 250 } });
  await expect(page.getByText(zh.notice.empty)).toHaveCount(0);
  // a phone that is turned, or a window that is widened, forgets nothing
  await page.setViewportSize({ width: 1366, height: 768 });
  for (let i = 0; i < 2; i++) await lab.button(zh.own.undo).click();
  await expect(page.getByText(zh.notice.empty)).toBeVisible();
  await page.setViewportSize({ width: 360, height: 740 });
  await expect(page.getByRole("checkbox", { name: zh.map.showHeldOut })).toBeChecked();
  await lab.button(zh.own.paste).tap();
  await page.getByLabel(zh.own.table, { exact: true }).fill("0.5,0.5,A\n-0.5,oops,B\n-0.4,0.2,B");
  await expect(page.getByText(filled(zh.own.line, { line: "2" }))).toBeVisible();
  await lab.button(zh.own.useGood).tap();
  await expect(page.getByText("A：1 · B：1")).toBeVisible();
  await lab.set(zh.training.rate, "1000");
  await expect(page.getByText(filled(zh.number.clamped, { value: "100" }))).toBeVisible();
  await lab.set(zh.training.rate, "0.05");
  await lab.train();
  expect((await lab.figures())[0]).toBe("50 / 50");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  // tall enough that the bar at the bottom covers nothing
  await page.setViewportSize({ width: 360, height: 5_000 });
  await expectAccessible(page, "own points on a phone");
});

test("EL8 a lesson opens with its set-up and locks what the instructor locked", async ({ browser }) => {
  const page = await instructorPage(browser);
  await visit(page, "/sessions/new");
  await page.getByLabel(said.data.kind).selectOption("gaussians");
  await page.getByText(desk.lesson.title).click();
  await page.getByRole("button", { name: desk.lesson.add }).click();
  await page.getByLabel(filled(desk.lesson.name, { number: "1" })).fill("Tiny tanh");
  await page.getByLabel(filled(desk.lesson.link, { number: "1" })).fill("/lab?net=4~tanh&lr=fast");
  await expect(page.getByText(filled(desk.lesson.problem.broken, { parts: "lr" }))).toBeVisible();
  await page.getByLabel(filled(desk.lesson.link, { number: "1" })).fill("/lab?net=4~tanh&lr=0.05&e=100");
  await page.getByLabel(said.lesson.control.learningRate).check();
  await page.getByLabel(desk.lesson.reason, { exact: true }).fill("Today the rate is not the question.");
  await expectAccessible(page, "the form of a lesson");
  const { code } = await openFilled(page, "A lesson");
  await expect(page.getByText(filled(desk.lesson.lineSetups, { names: "Tiny tanh" }))).toBeVisible();
  await expect(
    page.getByText(filled(desk.lesson.lineLocked, { controls: said.lesson.control.learningRate })),
  ).toBeVisible();

  const tom = await student(browser, "en", code, "Tom");
  await tom.openTab("spiral");
  const { lab } = tom;
  await expect(tom.page.getByRole("button", { name: /Tiny tanh/ })).toHaveAttribute("aria-pressed", "true");
  await expect(tom.page.getByText("Today the rate is not the question.")).toBeVisible();
  await expect(tom.page.getByLabel(said.training.rate, { exact: true })).toBeDisabled();
  await expect(tom.page.getByText(said.lesson.locked).first()).toBeVisible();
  await tom.page.getByLabel(said.network.activation, { exact: true }).selectOption("relu");
  await lab.train();
  const run = (await lab.save(said.share.run)).text;
  await lab.submit();
  await lab.verified(1);
  await lab.button(said.share.import).click();
  await lab.chooseRun(run.replace('"learningRate":0.05', '"learningRate":0.5'));
  await expect(
    tom.page.getByText(filled(said.share.problem.locked, { controls: "learning rate" })),
  ).toBeVisible();
});

test("EL9 at which size which engine wins is measured on this device, from the keyboard too", async ({
  browser,
}) => {
  const lab = await openLab(browser, "en", "?n=100&h=50");
  await lab.button(said.engine.compare).click();
  const section = lab.page.getByRole("region", { name: said.engine.sizes.title });
  const measure = section.getByRole("button", { name: said.engine.sizes.measure });
  await measure.click();
  const slider = section.getByRole("slider");
  const winner = section.locator("[data-winner]");
  await slider.focus();
  // the largest is measured last
  await slider.press("End");
  await expect(winner).toBeVisible(work);
  await expect(measure).toBeVisible();
  await slider.press("Home");
  const rows = section.getByRole("row");
  for (const layers of ["4 units", "16 units"]) {
    await expect(slider).toHaveAttribute("aria-valuetext", new RegExp(`^${layers}`));
    await expect(winner).toHaveText(filled(said.engine.sizes.wins));
    expect(await rows.count()).toBeGreaterThan(2);
    const first = await rows.first().getByRole("rowheader").innerText();
    await expect(winner).toContainText(`${first} wins`);
    await slider.press("ArrowRight");
  }
  await expectAccessible(lab.page, "engines by size of network");
});

test("EL11 a device measures its engines once for the same work, and remembers", async ({ browser }) => {
  const page = await newProfile(browser, "en");
  const asked: string[] = [];
  await page.exposeFunction("asked", (kind: string) => void asked.push(kind));
  await page.addInitScript(() => {
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (message: { kind?: string }, ...rest: unknown[]) {
      (window as unknown as { asked(kind: unknown): void }).asked(message?.kind);
      (postMessage as (...given: unknown[]) => void).call(this, message, ...rest);
    };
  });
  const lab = new Lab(page);
  await lab.open("?n=100&h=50");
  await expect.poll(() => asked).toContain("load");
  expect(asked).toContain("calibrate");
  asked.length = 0;
  await lab.open("?n=100&h=50");
  await expect.poll(() => asked).toContain("load");
  expect(asked).not.toContain("calibrate");
  await lab.train();
});
