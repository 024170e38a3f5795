// Imports a script as the site serves it in a language: with messages in place of their keys. It must import nothing.
import { readFileSync } from "node:fs";

const read = path => readFileSync(new URL(path, import.meta.url), "utf8");
const messages = language =>
  Object.fromEntries(
    read(`../../../../core/src/main/resources/broadsheet/language/${language}.properties`)
      .split("\n").filter(line => line && !line.startsWith("#")).map(line => line.split(/ = (.*)/s)));

export const inLanguage = (script, language, locale) => {
  const all = messages(language);
  const forms = key =>
    Object.fromEntries(Object.entries(all).filter(([name]) => name.startsWith(`${key}[`)).map(([name, text]) => [name.slice(key.length + 1, -1), text]));
  const text = read(`../../main/js/${script}`).replace(/"@(\w+\.\w+|locale)"/g, (all_, key) =>
    JSON.stringify(key === "locale" ? locale : all[key] ?? forms(key)));
  return import(`data:text/javascript,${encodeURIComponent(text)}`);
};
