"use client";
import { useTranslations } from "next-intl";
import { SubmissionLine } from "@/components/lab/submit/submission-line";
import type { FiledPicture } from "@/lib/tensorlab/notebook-file";
import { Plot } from "./plot/plot";
import { useClassLink, type Piece } from "./class-link";

/** A model on its way to the board. */
function SentModel({ id }: { id: string }) {
  const submission = useClassLink().submissions.find((one) => one.id === id);
  return (
    <ul role="status" className="rounded-md border px-3">
      {submission && <SubmissionLine submission={submission} />}
    </ul>
  );
}

/** As an address, so that a file's picture is shown and nothing in it runs. */
const addressOf = ({ type, data }: FiledPicture): string =>
  type === "image/svg+xml" ? `data:${type},${encodeURIComponent(data)}` : `data:${type};base64,${data}`;

function FilesPicture({ picture }: { picture: FiledPicture }) {
  const t = useTranslations("tensors");
  return (
    <figure>
      {/* its own colours are for white paper */}
      <picture>
        <img
          src={addressOf(picture)}
          alt={picture.words || t("picture")}
          className="max-w-full rounded-md bg-white"
        />
      </picture>
    </figure>
  );
}

/** What a cell handed out beside text. */
export function OutputPiece({ piece }: { piece: Piece }) {
  switch (piece.kind) {
    case "figure":
      return <Plot figure={piece.figure} />;
    case "picture":
      return <FilesPicture picture={piece.picture} />;
    case "model":
      return <SentModel id={piece.id} />;
  }
}
