/** Students' notebooks, each the last save of its participant. */
import { notebookCellsSchema, type NotebookCells } from "@/lib/contract/requests";
import { database } from "./client";
import { storedJson } from "./stored-json";

/** The cells as last saved, with the id of that save; null before the first. */
export async function notebookOf(
  participantId: string,
): Promise<{ saveId: string; cells: NotebookCells } | null> {
  const row = await database().notebook.findUnique({ where: { participantId } });
  return (
    row && {
      saveId: row.saveId,
      cells: storedJson(notebookCellsSchema, row.cells, `the notebook of ${participantId}`),
    }
  );
}
