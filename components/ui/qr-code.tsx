"use client";
import QRCode from "qrcode";
import { useMemo } from "react";

/** Modules of white around a code, without which cameras may not find it (ISO/IEC 18004). */
const margin = 4;

/** A QR code as one SVG path, always dark on white so that every camera reads it. */
export function QrCode({ text, label, className }: { text: string; label: string; className?: string }) {
  const { path, size } = useMemo(() => {
    const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
    const cells = Array.from(modules.data).flatMap((dark, i) =>
      dark ? `M${(i % modules.size) + margin} ${Math.floor(i / modules.size) + margin}h1v1h-1z` : [],
    );
    return { path: cells.join(""), size: modules.size + 2 * margin };
  }, [text]);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className={className}
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
