"use client";
import { ArrowLeft, ArrowRight, Images, Projector, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, type SubmitEvent } from "react";
import { useMay, useSend } from "@/components/instructor/commands";
import { Button, IconButton } from "@/components/ui/button";
import { CheckBox } from "@/components/ui/check-box";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { lineProblem } from "@/lib/contract/plain-line";
import { wireLimits } from "@/lib/contract/protocol";
import type { Snapshot } from "@/lib/contract/snapshot";
import type { InstructorView } from "@/lib/contract/views";
import { visible } from "@/lib/prose/visible";
import { KeptWork } from "./kept-work";
import { RunLine } from "./run-line";

const most = wireLimits.sentenceCharacters;

/** The instructor's sentence on a snapshot; it is kept with Enter, or when the field is left. */
function Note({ snapshot }: { snapshot: Snapshot }) {
  const t = useTranslations("wall.tray");
  const send = useSend();
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? snapshot.note;
  const problem = text.trim() === "" ? null : lineProblem(text);
  const long = text.length > most;
  const keep = async () => {
    if (typed === null || problem || long) return;
    const note = typed.trim() === "" ? null : typed;
    if (await send("snapshot.note", { id: snapshot.id, note })) setTyped(null);
  };
  return (
    <form
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        void keep();
      }}
    >
      <TextField
        small
        label={t("note")}
        value={text}
        autoComplete="off"
        error={long ? t("long", { most }) : problem ? t("hidden") : undefined}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={() => void keep()}
      />
    </form>
  );
}

interface CardProps {
  snapshot: Snapshot;
  name: string;
  place: number;
  of: number;
  chosen: boolean;
  onChoose: (chosen: boolean) => void;
  onMove: (by: -1 | 1) => void;
}

function Card({ snapshot, name, place, of, chosen, onChoose, onMove }: CardProps) {
  const t = useTranslations("wall.tray");
  const send = useSend();
  const { id } = snapshot;
  return (
    <li className="min-w-0 space-y-2 rounded-lg border p-3" data-snapshot={id}>
      <CheckBox compact checked={chosen} onChange={onChoose} className="min-w-0 font-medium">
        <bdi translate="no" className="truncate">
          {visible(name)}
        </bdi>
      </CheckBox>
      <KeptWork snapshot={snapshot} label={t("of", { name })} />
      {snapshot.tile.of === "spiral" && <RunLine run={snapshot.tile} />}
      <Note snapshot={snapshot} />
      <div className="flex flex-wrap items-center justify-between gap-1">
        <Button
          size="sm"
          variant="secondary"
          onClick={() => send("spotlight.set", { spotlight: { snapshots: [id] } })}
        >
          <Projector aria-hidden className="size-4" />
          {t("show")}
        </Button>
        <span className="flex">
          <IconButton label={t("earlier", { name })} disabled={place === 0} onClick={() => onMove(-1)}>
            <ArrowLeft aria-hidden className="size-4" />
          </IconButton>
          <IconButton label={t("later", { name })} disabled={place === of - 1} onClick={() => onMove(1)}>
            <ArrowRight aria-hidden className="size-4" />
          </IconButton>
          <IconButton label={t("remove", { name })} onClick={() => void send("snapshot.remove", { id })}>
            <Trash2 aria-hidden className="size-4" />
          </IconButton>
        </span>
      </div>
    </li>
  );
}

/** The snapshots in order: annotated, arranged, shown one by one or side by side. */
function Snapshots({ view, snapshots }: { view: InstructorView; snapshots: readonly Snapshot[] }) {
  const t = useTranslations("wall.tray");
  const send = useSend();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const ids = snapshots.map(({ id }) => id);
  const picked = ids.filter((id) => chosen.includes(id));
  const nameOf = (participantId: string) =>
    view.participants.find((one) => one.participantId === participantId)?.name ?? "";
  const move = (at: number, by: -1 | 1) =>
    void send("snapshots.order", { ids: ids.with(at, ids[at + by]).with(at + by, ids[at]) });
  if (ids.length === 0) return <p className="text-muted">{t("empty")}</p>;
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-center gap-3">
        <Button
          disabled={picked.length === 0 || picked.length > wireLimits.snapshotsShown}
          onClick={() => send("spotlight.set", { spotlight: { snapshots: picked } })}
        >
          <Projector aria-hidden className="size-4" />
          {t("compare", { count: picked.length })}
        </Button>
        <p className="text-sm text-muted">{t("hint", { most: wireLimits.snapshotsShown })}</p>
      </div>
      <ol className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {snapshots.map((snapshot, at) => (
          <Card
            key={snapshot.id}
            {...{ snapshot, place: at, of: ids.length }}
            name={nameOf(snapshot.participantId)}
            chosen={chosen.includes(snapshot.id)}
            onChoose={(add) =>
              setChosen((old) => (add ? [...old, snapshot.id] : old.filter((id) => id !== snapshot.id)))
            }
            onMove={(by) => move(at, by)}
          />
        ))}
      </ol>
    </div>
  );
}

const none: readonly Snapshot[] = [];

/** The way to the tray, with how many are in it. */
export function Tray({ view }: { view: InstructorView }) {
  const t = useTranslations("wall.tray");
  const [open, setOpen] = useState(false);
  const snapshots = view.snapshots ?? none;
  const may = useMay();
  if (!may("snapshot.take")) return null;
  return (
    <>
      <Button variant="secondary" size="sm" onClick={() => setOpen(true)}>
        <Images aria-hidden className="size-4" />
        {t("button", { count: snapshots.length })}
      </Button>
      <Dialog wide open={open} onOpenChange={setOpen} title={t("title")}>
        <Snapshots {...{ view, snapshots }} />
      </Dialog>
    </>
  );
}
