/** What a picture's looker may miss: run in the page. No function in it has a name, which tsx would write a call for. */

/** The first text in sight of under 12 pixels with its size, or nothing; and by how much the page is too wide, and longer than its window. */
export function smallest(): { text: string; beyond: number; below: number } {
  const small = [...document.body.querySelectorAll("*")].find(
    (one) =>
      parseFloat(getComputedStyle(one).fontSize) < 12 &&
      [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()) &&
      one.getBoundingClientRect().width > 1 &&
      one.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
  );
  const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
  const size = small && getComputedStyle(small).fontSize;
  return {
    text: small ? `“${small.textContent?.trim().slice(0, 40)}” at ${size}` : "",
    beyond: scrollWidth - clientWidth,
    below: scrollHeight - clientHeight,
  };
}
