/** The lab's places before its script has started. */
export function LabSkeleton() {
  return (
    <div
      aria-hidden
      className="grid animate-pulse gap-3 lg:grid-cols-[20rem_minmax(0,1fr)] xl:grid-cols-[20rem_minmax(0,1fr)_24rem]"
    >
      <div className="h-96 rounded-lg bg-sunken" />
      <div className="aspect-square rounded-lg bg-sunken" />
      <div className="h-96 rounded-lg bg-sunken" />
    </div>
  );
}
