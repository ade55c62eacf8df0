/** An image as an address that SVG can show: an uncompressed bitmap, rows from the bottom, blue first. */
const headerBytes = 54;

/** @param rgb rows·columns·3, rows from the top */
export function bitmapAddress(rgb: Uint8Array, rows: number, columns: number): string {
  const stride = Math.ceil((3 * columns) / 4) * 4;
  const bytes = new Uint8Array(headerBytes + stride * rows);
  const view = new DataView(bytes.buffer);
  bytes.set([0x42, 0x4d]);
  view.setUint32(2, bytes.length, true);
  view.setUint32(10, headerBytes, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, columns, true);
  view.setInt32(22, rows, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, 24, true);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const from = 3 * (row * columns + column);
      bytes.set(
        [rgb[from + 2], rgb[from + 1], rgb[from]],
        headerBytes + (rows - 1 - row) * stride + 3 * column,
      );
    }
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return `data:image/bmp;base64,${btoa(text)}`;
}
