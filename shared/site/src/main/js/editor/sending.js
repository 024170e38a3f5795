// Sends pictures and files to the site: announced, sent straight to the bucket with progress, and announced again.

const MOST_BYTES = 20 * 1024 * 1024;
const MOST_OF_FILE = 500 * 1024 * 1024;
const TYPES = ["image/jpeg", "image/png", "image/webp", "image/gif"];
const EXTENSIONS = { "image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "image/gif": "gif" };

/** By the ending, because browsers disagree about the types of such files. */
const FILES = {
  mp4: "video/mp4", webm: "video/webm", mp3: "audio/mpeg", m4a: "audio/mp4", ogg: "audio/ogg", wav: "audio/wav",
  vtt: "text/vtt", pdf: "application/pdf", zip: "application/zip", csv: "text/csv",
};

const endingOf = name => /\.([a-z0-9]+)$/i.exec(name)?.[1].toLowerCase();

/** The type of a recording, a film or a document, by its name; nothing for a picture. */
export const fileType = name => FILES[endingOf(name)];

/** Whether a name is that of a recording or a film. */
export const isPlayed = name => /^(?:audio|video)/.test(fileType(name) ?? "");

/** Whether a dropped or pasted file is one for the text. */
export const isMeant = ({ name, type }) => type.startsWith("image/") || Boolean(fileType(name));

/** Why a file cannot be sent; empty if it can. */
export function refusal({ name, type, size }) {
  if (fileType(name)) {
    return size > MOST_OF_FILE ? `It has ${Math.ceil(size / 1024 / 1024)} MB; at most 500 are taken.` : "";
  }
  if (!TYPES.includes(type)) {
    return "Only JPEG, PNG, WebP and GIF are shown on the site; MP4, WebM, MP3, M4A, Ogg and WAV are played; PDF, ZIP and CSV are saved.";
  }
  return size > MOST_BYTES ? `It has ${(size / 1024 / 1024).toFixed(1)} MB; at most 20 are taken.` : "";
}

const hex = buffer => [...new Uint8Array(buffer)].map(byte => byte.toString(16).padStart(2, "0")).join("");

/** A name that no other picture has, and that still tells what it is. The site asks it of authors. */
export function nameOf({ name, type }, sha256) {
  // Captions have their language before the ending.
  const language = /\.[a-z]{2,3}(?:-[a-z0-9]{2,8})?(?=\.vtt$)/i.exec(name)?.[0] ?? "";
  const words = name.replace(language, "").replace(/\.[^.]*$/, "").normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "").slice(0, 50).replace(/-$/, "");
  return `${words || "picture"}-${sha256.slice(0, 16)}${language}.${fileType(name) ? endingOf(name) : EXTENSIONS[type]}`;
}

/** The announcement of a file. */
export async function announcement(file) {
  const sha256 = hex(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
  return { sha256, bytes: file.size, type: fileType(file.name) ?? file.type };
}

/**
 * Sends a picture.
 *
 * @param announce asks the site: gives where to send the bytes, or the picture
 * @param progressed told how far it is, from 0 to 1
 * @returns the picture as the site has it
 */
export async function send(file, announce, progressed) {
  const answer = await announce();
  if (!answer.upload) {
    return answer;
  }
  await put(file, answer.upload, part => progressed(part * 0.9));
  progressed(0.95);
  const kept = await announce();
  if (kept.upload) {
    throw new Error("The picture did not arrive whole. Send it again.");
  }
  return kept;
}

function put(file, { method, url, headers }, progressed) {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    Object.entries(headers).forEach(([name, value]) => request.setRequestHeader(name, value));
    request.upload.addEventListener("progress", ({ loaded, total }) => progressed(total ? loaded / total : 0));
    request.addEventListener("load", () => request.status < 300 ? done() : failed(new Error(`The bucket refused the picture (${request.status}).`)));
    request.addEventListener("error", () => failed(new Error("The connection was lost while the picture was sent.")));
    request.send(file);
  });
}
