import assert from "node:assert/strict";
import { test } from "node:test";
import { inLanguage } from "./language.js";

const COUNTS = [0, 1, 2, 3, 10, 11, 100, 102, 103, 111, 1_000_000, 2_000_000];

// PluralRule of broadsheet.language, of which PluralRuleTest has the same table. Here stands what browsers do.
const CATEGORIES = {
  en: "other one other other other other other other other other other other",
  de: "other one other other other other other other other other other other",
  fr: "one one other other other other other other other other many many",
  es: "other one other other other other other other other other many many",
  pt: "one one other other other other other other other other many many",
  ar: "zero one two few few many other other few many other other",
  he: "other one two other other other other other other other other other",
  zh: "other other other other other other other other other other other other",
  ja: "other other other other other other other other other other other other",
};

test("a browser has the plural rules that the pages have", () => {
  for (const [language, categories] of Object.entries(CATEGORIES)) {
    const rules = new Intl.PluralRules(language);
    assert.equal(COUNTS.map(count => rules.select(count)).join(" "), categories, language);
  }
});

test("a script has its words, dates and numbers in each language", async () => {
  const shown = {};
  for (const [language, locale] of [["de", "de-DE"], ["ar", "ar-EG-u-ca-gregory-nu-latn"], ["ja", "ja-JP"], ["fr", "fr-FR"]]) {
    const { moment, views } = await inLanguage("words.js", language, locale);
    shown[language] = [views(1234), moment("2025-02-01T23:05:00Z", "UTC")];
  }
  assert.deepEqual(shown, {
    de: ["1.234-mal gelesen", "1. Februar 2025, 23:05 Uhr"],
    ar: ["القراءات: 1,234", "1 فبراير 2025، 11:05 م"],
    ja: ["閲覧1,234回", "2025年2月1日 23:05"],
    fr: ["1\u202f234 lectures", "1 février 2025, 23:05"],
  });
});
