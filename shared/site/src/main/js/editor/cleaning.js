// Takes out of pasted HTML what is only how it looked, and puts elements where programs write styles.

const HEADINGS = { MsoTitle: "h1", MsoSubtitle: "p" };
const DROPPED = ["style", "script", "meta", "link", "title", "head", "xml", "o:p", "noscript", "svg", "button", "input", "iframe", "object", "template"];
const LEVEL = /level(\d+)/;
const ORDERED = /^\s*(?:\d+|[a-z]|[ivx]+)[.)]/i;
const BLOCKS = ["p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "pre", "section", "article"];

const styleOf = node => String(node.properties?.style ?? "");
const has = (style, name, value) => new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*(?:${value})`, "i").test(style);
const isElement = (node, ...names) => node?.type === "element" && (!names.length || names.includes(node.tagName));
const element = (tagName, children, properties = {}) => ({ type: "element", tagName, properties, children });
const textOf = node => (node.type === "text" ? node.value : (node.children ?? []).map(textOf).join(""));

/** Cleans a tree. */
export function clean(tree) {
  tree.children = children(tree);
}

const children = node => lists(withoutBreaks((node.children ?? []).flatMap(cleaned)));

/** Beside blocks a line's end says nothing. */
const withoutBreaks = nodes => nodes.some(node => isElement(node, ...BLOCKS)) ? nodes.filter(node => !isElement(node, "br")) : nodes;

function cleaned(node) {
  if (node.type === "text") {
    // Programs write signs that nobody sees.
    return [{ ...node, value: node.value.replace(/[\u200b\ufeff]/g, "") }];
  }
  if (node.type !== "element" || DROPPED.includes(node.tagName)) {
    return [];
  }
  const style = styleOf(node);
  if (has(style, "display", "none") || has(style, "mso-element", "comment|para-border|header|footer")) {
    return [];
  }
  switch (node.tagName) {
    case "img":
      return [];
    case "a":
      return anchor(node);
    case "b": case "strong":
      // Google Docs wraps all that it copies into one.
      return has(style, "font-weight", "normal|400") ? children(node) : wrapped("strong", children(node));
    case "i": case "em":
      return has(style, "font-style", "normal") ? children(node) : wrapped("em", children(node));
    case "span": case "font": case "u": case "o": case "mark": case "small": case "big": case "tt": case "label":
      return span(node, style);
    case "br":
      return [node];
    default:
      return block(node);
  }
}

function anchor(node) {
  const inner = children(node);
  const href = String(node.properties.href ?? "").trim();
  const target = unwrapped(href);
  return /^(?:https?:|mailto:)/i.test(target) && textOf({ children: inner }).trim() ? [element("a", inner, { href: target })] : inner;
}

/** Search engines and office programs lead through themselves. */
function unwrapped(href) {
  try {
    const url = new URL(href);
    const isOne = /(?:^|\.)google\.[a-z.]+$/.test(url.hostname) && url.pathname === "/url" || /\.safelinks\.protection\.outlook\.com$/.test(url.hostname);
    return (isOne && (url.searchParams.get("q") ?? url.searchParams.get("url"))) || href;
  } catch {
    return href;
  }
}

function span(node, style) {
  // Word writes a list's number or point as text.
  if (/mso-list\s*:\s*ignore/i.test(style)) {
    return [];
  }
  let inner = children(node);
  if (!textOf({ children: inner }).trim()) {
    return inner;
  }
  if (has(style, "font-weight", "bold|[6-9]00")) {
    inner = wrapped("strong", inner);
  }
  if (has(style, "font-style", "italic|oblique")) {
    inner = wrapped("em", inner);
  }
  if (has(style, "text-decoration(?:-line)?", "[^;]*line-through")) {
    inner = wrapped("del", inner);
  }
  return inner;
}

/** Marks stand at words: empty space at either end goes out of the element. */
function wrapped(tagName, inner) {
  const [, before, after] = /^(\s*)(?:[\s\S]*?\S)?(\s*)$/.exec(textOf({ children: inner }));
  if (!textOf({ children: inner }).trim()) {
    return inner;
  }
  const [first, last] = [inner[0], inner.at(-1)];
  const atStart = first.type === "text" ? before : "";
  const atEnd = last.type === "text" ? after : "";
  const rest = inner.map(node => node === first && atStart ? { ...node, value: node.value.trimStart() } : node)
    .map((node, index) => index === inner.length - 1 && atEnd ? { ...node, value: node.value.trimEnd() } : node);
  const space = value => value ? [{ type: "text", value }] : [];
  return [...space(atStart), element(tagName, rest), ...space(atEnd)];
}

function block(node) {
  const names = [node.properties?.className ?? []].flat().map(String);
  const style = styleOf(node);
  const level = /mso-list/i.test(style) || names.some(name => name.startsWith("MsoListParagraph")) ? LEVEL.exec(style)?.[1] ?? "1" : undefined;
  if (level) {
    return [{ ...element("p", children(node)), item: Number(level), ordered: ORDERED.test(ignored(node)) }];
  }
  const tagName = names.map(name => HEADINGS[name]).find(Boolean) ?? node.tagName;
  const inner = children(node);
  // An element of Google Docs or of a mail that only holds paragraphs is none itself.
  if (tagName === "div" && !inner.some(child => isElement(child, ...BLOCKS))) {
    return [element("p", inner)];
  }
  if (/^h[1-6]$/.test(tagName)) {
    return [element(tagName, plain(inner))];
  }
  const { href, src, start, colSpan, rowSpan, align } = node.properties ?? {};
  return [element(tagName, inner, { href, src, start, colSpan, rowSpan, align })];
}

/** Word's number or point of an item. */
const ignored = node => (node.children ?? []).map(child =>
  /mso-list\s*:\s*ignore/i.test(styleOf(child)) ? textOf(child) : ignored(child)).find(Boolean) ?? "";

/** A heading is bold by itself. */
const plain = nodes => nodes.flatMap(node => isElement(node, "strong") ? plain(node.children) : [node]);

/** Word's paragraphs that are items become lists, one within the other by their levels. */
function lists(nodes) {
  const out = [];
  const open = [];
  for (const node of nodes) {
    if (!node.item) {
      // What is between two items, but an empty line, ends the list.
      if (node.type !== "text" || node.value.trim()) {
        open.length = 0;
      }
      out.push(node);
      continue;
    }
    open.length = Math.min(open.length, node.item);
    while (open.length < node.item) {
      const made = element(node.ordered ? "ol" : "ul", []);
      const above = open.at(-1);
      if (above) {
        const last = above.children.at(-1);
        (last ?? above).children.push(made);
      } else {
        out.push(made);
      }
      open.push(made);
    }
    open.at(-1).children.push(element("li", node.children));
  }
  return out;
}
