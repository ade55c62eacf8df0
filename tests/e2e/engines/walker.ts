// A student who walks through a class in whatever browser.
import { notebookOf } from "../../fixtures/notebooks/cells";
import { words } from "../words";
import { button, field, link, saying, tabOf, type Tab } from "./tab";

const { join, lab, questions, student: said, tensors } = words.en;

/** A sentence up to its first argument. */
const begin = (sentence: string): string => sentence.split("{")[0];

export class Walker {
  constructor(readonly tab: Tab) {}

  async join(code: string, name: string): Promise<void> {
    await this.tab.open(`/j/${code}`);
    await this.tab.fill(field(join.name), name);
    await this.tab.press(button(join.join));
    await this.isInAs(name);
  }

  async isInAs(name: string): Promise<void> {
    await this.tab.sees("//*[@data-own-name]", name);
  }

  async openTab(name: "tensors" | "spiral" | "questions" | "board"): Promise<void> {
    await this.tab.press(tabOf(said[name]));
    await this.tab.sees(tabOf(said[name], '[@aria-selected = "true"]'));
  }

  /** The server has everything. */
  async saved(): Promise<void> {
    await this.tab.sees('//*[@data-save-state = "saved"]');
  }

  /** Trains so many epochs, on what is fastest of the engines that this browser has. */
  async train(epochs: number): Promise<void> {
    await this.openTab("spiral");
    await this.tab.fill(field(lab.training.epochs), String(epochs));
    await this.tab.press(button(lab.controls.start));
    await this.tab.sees(button(lab.controls.goOn));
    await this.tab.sees(`//dl[@data-readout]//dd`, `${epochs} / ${epochs}`);
    await this.tab.sees(
      `//section[@aria-label = "${lab.engine.title}"][contains(@title, "${lab.engine.because.fastest}")]`,
    );
  }

  async submit(): Promise<void> {
    await this.tab.press(button(lab.submit.send));
    await this.tab.sees(saying(begin(lab.submit.verified)));
    await this.saved();
  }

  /** Runs what the notebook begins with. @returns what is printed */
  async runFirstCell(): Promise<string> {
    await this.openTab("tensors");
    await this.tab.press(tabOf(tensors.notebook));
    await this.tab.press(button(tensors.run.replace("{number}", "1")));
    return this.tab.sees(`//*[@aria-label = "${tensors.result}"]`);
  }

  /** Opens a notebook's file below what is there. @returns how many cells it has */
  async addCells(file: string): Promise<number> {
    await this.tab.give("course.ipynb", file);
    const { length } = (JSON.parse(file) as { cells: unknown[] }).cells;
    await this.tab.sees(saying(length === 1 ? "1 cell added." : `${length} cells added.`));
    return length;
  }

  /** Opens notebooks' files, one below the other, and runs them. @returns how many cells there are then */
  async runNotebooks(files: readonly string[]): Promise<number> {
    await this.openTab("tensors");
    await this.tab.press(tabOf(tensors.notebook));
    // those of a first visit give way
    let cells = 0;
    for (const file of files) cells += await this.addCells(file);
    await this.tab.press(button(tensors.runAll));
    return cells;
  }

  /** Runs a program that asks for a line, and types it. @param number the cell's, below all others */
  async answerProgram(number: number, question: string, line: string): Promise<void> {
    await this.addCells(notebookOf([`print("Good day,", input(${JSON.stringify(question)}))`]));
    await this.tab.press(button(tensors.run.replace("{number}", String(number))));
    await this.tab.fill(field(question.trim()), line);
    await this.tab.press(button(tensors.askedSend));
    await this.tab.sees(saying(`Good day, ${line}`));
  }

  /** Stops a program, and goes on with what it made. @param number the cell's, below all others */
  async interruptProgram(number: number): Promise<void> {
    await this.addCells(
      notebookOf(["made = 0\nprint('going on')\nwhile True: made += 1", "print('kept', made > 0)"]),
    );
    await this.tab.press(button(tensors.run.replace("{number}", String(number))));
    // in what it prints, not in what is written there
    await this.tab.sees(`(//*[@aria-label = "${tensors.output}"])[last()]`, /going on/);
    await this.tab.press(button(tensors.interrupt));
    await this.tab.sees(saying(tensors.interruptedBody.pressed));
    await this.tab.press(button(tensors.run.replace("{number}", String(number + 1))));
    await this.tab.sees(saying("kept True"));
  }

  /** Types at the answer's end, and waits for nothing. */
  async write(text: string): Promise<void> {
    await this.openTab("questions");
    await this.tab.press(field(questions.answer));
    await this.tab.type(text);
  }

  async hasWritten(text: string): Promise<void> {
    await this.openTab("questions");
    await this.tab.sees(field(questions.answer), text);
  }

  async handIn(): Promise<void> {
    await this.tab.press(button(questions.submit));
    await this.tab.sees(saying(questions.same));
    await this.saved();
  }

  async isOnTheBoard(name: string): Promise<void> {
    await this.openTab("board");
    await this.tab.sees(`//tr[@aria-current]//bdi`, name);
  }

  async looksBack(comment: string): Promise<void> {
    await this.tab.press(link(said.releasedOpen));
    await this.tab.sees(saying(comment));
  }
}
