/** What is kept of people, for the page that tells them: each kind with the database's tables that it lies in. */

export const keptOfStudents = [
  { id: "who", tables: ["Participant"] },
  { id: "devices", tables: ["ParticipantToken", "PlaceLink"] },
  { id: "runs", tables: ["Submission", "Evidence"] },
  { id: "answers", tables: ["Draft", "Revision"] },
  { id: "tensors", tables: ["Attempt", "Notebook"] },
  { id: "inClass", tables: ["Hand", "Vote", "Snapshot"] },
  { id: "marks", tables: ["Mark"] },
  { id: "between", tables: ["SessionDelta", "NodeMessage"] },
  { id: "erased", tables: ["ErasedParticipant", "ErasedDevice"] },
] as const;

export const keptOfStaff = [
  { id: "account", tables: ["Instructor", "Identity"] },
  { id: "signIns", tables: ["SignIn", "PasswordLink"] },
  { id: "invitations", tables: ["Invitation", "Staff", "StaffInvitation"] },
  { id: "sessions", tables: ["ClassSession", "QuickCheck", "Moment"] },
  { id: "acts", tables: ["Act"] },
] as const;
