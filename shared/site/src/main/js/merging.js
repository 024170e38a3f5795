// What is known, and what comes to it.

/** The hundred latest numbers of those known and those told, each once. */
export const latest = (known, told) => [...new Set([...known, ...told])].slice(-100);

/** How many of the numbers after one, up to another, are not here. */
export const missing = (after, to, isHere) => {
  let count = 0;
  for (let number = after + 1; number <= to; number++) {
    count += isHere(number) ? 0 : 1;
  }
  return count;
};

/** What pages of an answer tell together: their lists one after the other, and the last of all else. */
export const joined = (all, page) => {
  const result = { ...all };
  for (const [name, value] of Object.entries(page)) {
    result[name] = Array.isArray(value) ? [...(all[name] ?? []), ...value] : value;
  }
  return result;
};
