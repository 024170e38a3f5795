package broadsheet.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WorkingTitleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "---\\ntitle: A tide\\n---\\nText.                    | A tide",
                "---\\r\\ntitle: A tide\\r\\n---\\r\\nText.            | A tide",
                "---\\nsection: a\\ntitle : \"A \\\"tide\\\"\"\\n---\\n  | A \"tide\"",
                "---\\ntitle: 'It''s a tide'\\n---\\n                  | It's a tide",
                "---\\ntitle: Not closed\\nsection: x               | Not closed",
                "---\\ntitle:\\n---\\n\\n## The *first* words          | The first words",
                "---\\nsubtitle: No\\n---\\n> Quoted `words`          | Quoted words",
                "No front matter\\nat all                            | No front matter",
                "---\\n: [broken\\n---\\n***\\n- item                  | item",
                "---\\ntitle: ''\\n---\\n                              | ''",
                "\\uFEFF---\\ntitle: Marked\\n---\\n                   | Marked",
                "''                                                  | ''",
            })
    void titleIsThatOfTheFrontMatterOrElseTheFirstWords(String document, String title) {
        String text = document.replace("\\r", "\r").replace("\\n", "\n").replace("\\uFEFF", "\uFEFF");

        assertEquals(title, WorkingTitle.of(text));
    }

    @Test
    void longTitleEndsAtAWordWithAnEllipsis() {
        String title = WorkingTitle.of("word ".repeat(60));
        assertEquals("word ".repeat(23) + "word\u2026", title);
        String unbroken = WorkingTitle.of("\uD83C\uDF0A".repeat(100));
        assertEquals(
                0,
                unbroken.codePoints()
                        .filter(c -> Character.getType(c) == Character.SURROGATE)
                        .count());
    }

    @Test
    void hostileDocumentIsReadAtOnce() {
        assertTimeout(Duration.ofSeconds(2), () -> {
            WorkingTitle.of("---\n" + "title ".repeat(60_000));
            WorkingTitle.of("*".repeat(350_000));
            WorkingTitle.of("---\n" + "- ".repeat(170_000) + "\n---");
            WorkingTitle.of("\n".repeat(350_000));
        });
    }
}
