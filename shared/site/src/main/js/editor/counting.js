// How long a text is, about as the server counts it (ReadingTime.java).

const PER_MINUTE = 238;
const MARKS = [
  [/^[ \t]*(?:```|~~~).*$/gm, ""],
  [/\{\{[^{}]*\}\}|\{%.*?%\}/gs, " "],
  [/<!--[\s\S]*?-->|<\/?[a-zA-Z][^>\n]*>/g, ""],
  [/\[\^[1-9]\d{0,3}\]/g, ""],
  [/\]\([^)\n]*\)/g, "] "],
  [/^[ \t]*\|?[ \t:|-]+\|[ \t:|-]*$/gm, ""],
];
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.,@/_-]*/gu;

export function words(text) {
  const plain = MARKS.reduce((rest, [mark, by]) => rest.replace(mark, by), text);
  return plain.match(WORD)?.length ?? 0;
}

export const minutes = count => Math.max(1, Math.ceil(count / PER_MINUTE));
