// What was written in this browser and may not be saved, beside what the server has.

/**
 * Finds what is left to save. A page that is closed sends its last words and sees no answer, and others may have saved since.
 *
 * @param kept what this browser keeps of the draft, if anything
 * @param textOf reads the text that the draft had at a version
 * @returns what was kept, on the text that it changes; nothing if all of it was saved
 */
export async function unsaved(kept, { version, document }, textOf) {
  if (!kept || kept.text === document) {
    return undefined;
  }
  const arrived = kept.version < version ? await textOf(kept.version + 1).catch(() => undefined) : undefined;
  if (arrived === kept.text) {
    return undefined;
  }
  return arrived !== undefined && arrived === kept.sent ? { ...kept, base: arrived } : kept;
}
