/** The product's mark: three spiral arms, the course's own data. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg
      aria-hidden
      viewBox="-12 -12 24 24"
      className={className}
      fill="none"
      strokeWidth="2.6"
      strokeLinecap="round"
    >
      {["var(--class-0)", "var(--class-1)", "var(--class-2)"].map((color, arm) => (
        <path
          key={color}
          stroke={color}
          transform={`rotate(${arm * 120})`}
          d="M0 -1.4 C 4 -3 7.5 -1 8.6 3 S 6.5 9.6 2.4 10.4"
        />
      ))}
    </svg>
  );
}
