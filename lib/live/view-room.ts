/** The part of the view that is the same for all students, and the screen's. */
import type { CheckView } from "@/lib/contract/check";
import { wireLimits } from "@/lib/contract/protocol";
import type { PublicSession, RoomView } from "@/lib/contract/views";
import { isoTime } from "@/lib/agreed/iso-time";
import { currentCheck, talliesOf } from "./checks";
import { refusesJoin } from "./phase";
import { veiled } from "./pseudonyms";
import { memoized } from "@/lib/agreed/memoized";
import { isIn, type Presence, type SessionState } from "./state";
import { classHead, topOfBoard } from "./view-board";

/** The quick check before the class, as all are told it. */
function checkView(state: SessionState): CheckView | null {
  const check = currentCheck(state);
  if (!check) return null;
  const { id, question, options, predicts, outcome, round, open, shown } = check;
  return {
    ...{ id, question, ...(options && { options: [...options] }) },
    ...(predicts && { predicts }),
    ...(typeof outcome === "number" && { outcome }),
    ...{ round, open, shown },
  };
}

/** How many have voted on it, and how the votes fall where that is shown. */
export function votesView(state: SessionState): Pick<RoomView, "votes"> {
  const tallies = talliesOf(state);
  const voted = tallies?.at(-1)?.voted;
  if (!tallies || voted === undefined) return {};
  return { votes: { voted, ...(currentCheck(state)?.shown && { tallies }) } };
}

/** Whose work is on the screen, and which; the work itself comes in tiles. */
export function spotlightView(state: SessionState): Pick<RoomView, "spotlight"> {
  const { spotlight, participants, snapshots } = state;
  if (!spotlight) return {};
  const at = isoTime(spotlight.at);
  const named = <One extends { participantId: string }>(one: One) =>
    veiled(state, { ...one, name: participants.get(one.participantId)?.name ?? "" });
  if ("participantId" in spotlight) return { spotlight: { ...named(spotlight), at } };
  if ("answers" in spotlight) {
    const { questionId } = spotlight;
    const answers = spotlight.answers.map(({ text, count }) => ({ text, count }));
    return { spotlight: { questionId, answers, at } };
  }
  // in the order in which they were chosen
  const shown = spotlight.snapshots.flatMap((id) => snapshots.find((one) => one.id === id) ?? []);
  return { spotlight: { snapshots: shown.map(named), at } };
}

/** How the class is led just now; nothing when it goes its own way. */
function leadView(state: SessionState): Pick<PublicSession, "lead"> {
  const { announcement, paused, focus, pseudonyms } = state.lead;
  const check = checkView(state);
  const told = {
    ...(announcement && { announcement: { text: announcement.text, at: isoTime(announcement.at) } }),
    ...(paused && { paused }),
    ...(pseudonyms && { pseudonyms }),
    ...(focus && {
      focus: {
        activity: focus.activity,
        ...(focus.item !== null && { item: focus.item }),
        ...(focus.setup && { setup: focus.setup }),
        at: isoTime(focus.at),
      },
    }),
    ...(check && { check }),
  };
  return Object.keys(told).length > 0 ? { lead: told } : {};
}

/** The session itself; the same for every participant and screen. */
export function sessionView(state: SessionState): Omit<PublicSession, "present" | "joined"> {
  const { id, code, title, language, status, joinLocked, activities, boardMode, dataset, lesson } = state;
  return {
    id,
    code,
    title,
    language,
    status,
    joinLocked,
    ...(state.draftsAsked && { draftsAsked: true }),
    ...(state.numberRequired && { numberRequired: true }),
    ...(state.timer && {
      timer: {
        endsAt: isoTime(state.timer.endsAt),
        ...(state.timer.closes && { closes: state.timer.closes }),
      },
    }),
    ...leadView(state),
    ...(state.finale > 0 && { finale: state.finale }),
    activities,
    boardMode,
    dataset,
    lesson,
  };
}

/** How many are in, whether they are here or not. */
export const joinedIn = memoized(
  (participants: SessionState["participants"]): number => [...participants.values()].filter(isIn).length,
);

/** The names of those who came in last, as long as people come in. */
const newest = memoized((participants: SessionState["participants"]) =>
  [...participants.values()]
    .filter(isIn)
    .sort((a, b) => b.joinedAt - a.joinedAt)
    .slice(0, wireLimits.arrivedShown)
    .map(({ id, name }) => ({ participantId: id, name })),
);

export const arrivedView = (state: SessionState): Pick<RoomView, "arrived"> =>
  refusesJoin(state) === null ? { arrived: newest(state.participants).map((one) => veiled(state, one)) } : {};

type Door = Omit<RoomView, "board" | "arrived" | "votes" | "spotlight">;

function doorOf(state: SessionState, presence: ReadonlyMap<string, Presence>, now: number): Door {
  const here = (id: string) =>
    state.participants.get(id)?.removedAt === null && (presence.get(id)?.connections ?? 0) > 0;
  const present = [...presence.keys()].filter(here).length;
  return {
    session: { ...sessionView(state), present, joined: joinedIn(state.participants) },
    serverTime: isoTime(now),
  };
}

/** What the screen is sent. */
export const roomView = (
  state: SessionState,
  presence: ReadonlyMap<string, Presence>,
  now: number,
): RoomView => ({
  ...doorOf(state, presence, now),
  board: topOfBoard(state),
  ...arrivedView(state),
  ...votesView(state),
  ...spotlightView(state),
});

/** What students are sent: neither how votes fall nor what is on the screen, as little as those who have it in parts. */
export const classView = (
  state: SessionState,
  presence: ReadonlyMap<string, Presence>,
  now: number,
): RoomView => ({ ...doorOf(state, presence, now), board: { ...topOfBoard(state), improved: [] } });

/** The same for who stands outside: whoever has the code reads no names of those who are in. */
export const doorView = (
  state: SessionState,
  presence: ReadonlyMap<string, Presence>,
  now: number,
): RoomView => {
  const { session, serverTime } = doorOf(state, presence, now);
  // what is said to the class is said to who is in it
  const { lead: _, ...outside } = session;
  return { session: outside, serverTime, board: { ...classHead(state), rows: [], improved: [] } };
};
