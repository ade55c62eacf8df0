/** Hands the browser a file to save. */
export function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // the browser has begun to read by the next minute
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
