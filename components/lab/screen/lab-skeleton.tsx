/** The lab's places before its script has started. */
export function LabSkeleton() {
  return (
    <div
      aria-hidden
      className="grid animate-pulse gap-3 md:grid-cols-2 xl:grid-cols-[12.5rem_minmax(0,1.05fr)_minmax(0,1fr)_20rem]"
    >
      <div className="hidden h-16 rounded-lg bg-sunken xl:col-span-4 xl:block" />
      <div className="hidden h-96 rounded-lg bg-sunken xl:block" />
      <div className="aspect-square rounded-lg bg-sunken xl:order-1" />
      <div className="h-96 rounded-lg bg-sunken" />
      <div className="hidden h-96 rounded-lg bg-sunken xl:order-2 xl:block" />
    </div>
  );
}
