// Documents about live coverage: front matter between lines of dashes, then the text. A JSON string is a YAML string too.

const ENTRY = key => new RegExp(`^${key}:.*\\n(?:[ \\t-].*\\n)*`, "m");

/** A document of these fields; those without a value are left out. */
export function written(fields, text = "") {
  const lines = Object.entries(fields)
    .filter(([, value]) => value && value.length !== 0)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return `---\n${lines.join("\n")}\n---\n${text}\n`;
}

// Only a line of its own ends the front matter: dashes within one are a dash.
const PARTS = /^(---[ \t]*\n(?:[\s\S]*?\n)??)((?:---|\.\.\.)[ \t]*(?:\n[\s\S]*)?)$/;

/** The same document in which one field says something else; without a value the field goes. */
export function withField(document, key, value) {
  const [, front, rest] = PARTS.exec(document) ?? [];
  if (front === undefined) {
    return document;
  }
  const others = front.replace(ENTRY(key), "");
  return `${others}${value ? `${key}: ${JSON.stringify(value)}\n` : ""}${rest}`;
}

const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A new ULID: ten letters of time, sixteen of chance. */
export function ulid() {
  let time = Date.now();
  let text = "";
  for (let i = 0; i < 10; i++) {
    text = LETTERS[time % 32] + text;
    time = Math.floor(time / 32);
  }
  return text + [...crypto.getRandomValues(new Uint8Array(16))].map(byte => LETTERS[byte % 32]).join("");
}
