package broadsheet.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.article.Slug;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FileNameTest {
    @ParameterizedTest
    @CsvSource({
        "2016-04-22-what-is-an-api.md, 2016-04-22, what-is-an-api",
        "2024-12-5-18f-project-defaults.md, 2024-12-05, 18f-project-defaults",
        "2021-07-27-the_tts_handbook_a_21st.md, 2021-07-27, the-tts-handbook-a-21st",
        "2019-03-22-18F-5-anniv-fav-project.md, 2019-03-22, 18f-5-anniv-fav-project",
        "posts/2020/2020-08-03-introducing.md, 2020-08-03, introducing",
        "posts/2020-08-03-introducing/index.md, 2020-08-03, introducing",
    })
    void datedNameGivesDateAndSlug(String file, LocalDate date, String slug) {
        assertEquals(new FileName(Optional.of(date), Optional.of(new Slug(slug))), FileName.of(Path.of(file)));
    }

    @ParameterizedTest
    @CsvSource({
        "about-us.md, about-us",
        "Über uns.md, uber-uns",
        "2016-in-review.md, 2016-in-review",
        "2016-13-45-no-such-day.md, 2016-13-45-no-such-day",
        "2016-04-22.md, 2016-04-22",
        "index.md, index",
        "何.md, 何",
        "no.markdown.md, no-markdown",
    })
    void nameWithoutDateIsSlug(String file, String slug) {
        assertEquals(new FileName(Optional.empty(), Optional.of(new Slug(slug))), FileName.of(Path.of(file)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"…….md", "__.md"})
    void nameWithoutLettersGivesNoSlug(String file) {
        assertEquals(new FileName(Optional.empty(), Optional.empty()), FileName.of(Path.of(file)));
    }

    @Test
    void dateWithoutLettersBehindItGivesOnlyDate() {
        assertEquals(
                new FileName(Optional.of(LocalDate.of(2016, 4, 22)), Optional.empty()),
                FileName.of(Path.of("2016-04-22-__.md")));
    }
}
