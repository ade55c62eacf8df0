// The pool's workers start here: TypeScript loads through tsx whatever runs the server.
import { tsImport } from "tsx/esm/api";

const { score } = await tsImport("./score-job.ts", import.meta.url);

export default score;
