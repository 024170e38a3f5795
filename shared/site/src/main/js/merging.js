// Merges known data with new data.

/** The last hundred of the known and new numbers, without duplicates. */
export const latest = (known, told) => [...new Set([...known, ...told])].slice(-100);

/** Counts the numbers from after + 1 to the last that are not present. */
export const missing = (after, to, isHere) => {
  let count = 0;
  for (let number = after + 1; number <= to; number++) {
    count += isHere(number) ? 0 : 1;
  }
  return count;
};

/** Merges pages of a response: it concatenates lists, and takes the last value of all other members. */
export const joined = (all, page) => {
  const result = { ...all };
  for (const [name, value] of Object.entries(page)) {
    result[name] = Array.isArray(value) ? [...(all[name] ?? []), ...value] : value;
  }
  return result;
};
