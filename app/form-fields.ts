/** The text fields of a form as an action received it: none when it is no form, and no file. */
export function formFields(form: unknown): Record<string, string> {
  if (!(form instanceof FormData)) return {};
  const texts = [...form].filter((field): field is [string, string] => typeof field[1] === "string");
  return Object.fromEntries(texts);
}
